using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace DataProducts.Cedar.Fuzz;

/// <summary>A process that stays, and answers each line with a line, in order. When it ends, another is started for the next batch.</summary>
/// <param name="start">Says how to start it.</param>
/// <param name="limit">How long a batch may take before the process is ended.</param>
internal sealed class ResidentProcess(Func<Task<ProcessStartInfo>> start, TimeSpan limit) : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private Instance? _instance;
    private int _ends;

    /// <summary>Gets how often the process ended under a batch.</summary>
    public int Ends => _ends;

    /// <summary>Asks a batch of lines.</summary>
    /// <returns>The answers in order; null from the line on that the process did not survive.</returns>
    public async Task<string?[]> AskAsync(IReadOnlyList<string> lines)
    {
        var instance = await CurrentAsync();
        var answers = await instance.AskAsync(lines, limit);
        if (Array.IndexOf(answers, null) >= 0)
        {
            Interlocked.Increment(ref _ends);
            await instance.DisposeAsync();
        }

        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        if (_instance is { } instance)
        {
            await instance.DisposeAsync();
        }

        _starting.Dispose();
    }

    private async Task<Instance> CurrentAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_instance is { IsAlive: true } alive)
            {
                return alive;
            }

            var how = await start();
            how.RedirectStandardInput = true;
            how.RedirectStandardOutput = true;
            how.StandardInputEncoding = new UTF8Encoding(false);
            how.StandardOutputEncoding = new UTF8Encoding(false);
            return _instance = new(Process.Start(how) ?? throw new InvalidOperationException($"{how.FileName} does not start."));
        }
        finally
        {
            _starting.Release();
        }
    }

    private sealed class Instance : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly Task _reading;
        private readonly ConcurrentQueue<TaskCompletionSource<string?>> _waiting = new();
        private readonly SemaphoreSlim _writing = new(1);
        private volatile bool _ended;

        public Instance(Process process)
        {
            _process = process;
            _reading = ReadAsync();
        }

        public bool IsAlive => !_ended;

        public async Task<string?[]> AskAsync(IReadOnlyList<string> lines, TimeSpan limit)
        {
            var answers = new TaskCompletionSource<string?>[lines.Count];
            await _writing.WaitAsync();
            try
            {
                for (var i = 0; i < lines.Count; i++)
                {
                    _waiting.Enqueue(answers[i] = new(TaskCreationOptions.RunContinuationsAsynchronously));
                }

                await _process.StandardInput.WriteAsync(string.Concat(lines.Select(line => line + "\n")));
                await _process.StandardInput.FlushAsync();
            }
            catch (IOException)
            {
                // The process has ended, which the reader says to all who wait.
            }
            finally
            {
                _writing.Release();
            }

            if (_ended)
            {
                Abandon();
            }

            var all = Task.WhenAll(answers.Select(answer => answer.Task));
            try
            {
                return await all.WaitAsync(limit);
            }
            catch (TimeoutException)
            {
                _process.Kill();
                return await all;
            }
        }

        // The handle stays open for those who still write to it and find that it has ended; the finalizer closes it.
        public async ValueTask DisposeAsync()
        {
            _process.Kill();
            await _reading;
        }

        private async Task ReadAsync()
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (_waiting.TryDequeue(out var answer))
                {
                    answer.SetResult(line);
                }
            }

            _ended = true;
            Abandon();
        }

        private void Abandon()
        {
            while (_waiting.TryDequeue(out var answer))
            {
                answer.SetResult(null);
            }
        }
    }
}
