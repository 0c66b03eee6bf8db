using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>cedar-wasm in a resident Node.js process: calls go out in batches, answers come back in order.</summary>
/// <remarks>Hostile depth ends the instance, and the process with it; another is started for the next batch.</remarks>
internal sealed class WasmOracle : IAsyncDisposable
{
    private static readonly TimeSpan BatchLimit = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _starting = new(1);
    private Instance? _instance;
    private int _traps;

    /// <summary>Gets how often the process ended under a batch.</summary>
    public int Traps => _traps;

    /// <summary>Asks a batch; state that calls leave behind is there for later calls of the same batch only.</summary>
    /// <returns>The answers in order; null from the call on that the process did not survive.</returns>
    public async Task<JsonElement?[]> AskAsync(IReadOnlyList<OracleCall> calls)
    {
        // Another batch may be what ended the process, so each gets a second try.
        for (var attempt = 0; ; attempt++)
        {
            var instance = await CurrentAsync();
            var answers = await instance.AskAsync(calls, BatchLimit);
            if (Array.TrueForAll(answers, answer => answer is not null))
            {
                return answers;
            }

            Interlocked.Increment(ref _traps);
            await instance.DisposeAsync();
            if (attempt == 1)
            {
                return answers;
            }
        }
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
            return _instance is { IsAlive: true } alive ? alive : _instance = await Instance.StartAsync();
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

        private Instance(Process process)
        {
            _process = process;
            _reading = ReadAsync();
        }

        public bool IsAlive => !_ended;

        public static async Task<Instance> StartAsync()
        {
            var modules = await TestKit.NodeOracle.InstallAsync("cedar");
            var start = new ProcessStartInfo("node")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = new UTF8Encoding(false),
            };
            start.ArgumentList.Add(Path.Combine(TestKit.RepositoryRoot.Path, "tests", "oracles", "cedar", "sidecar.cjs"));
            start.Environment["ORACLE_MODULES"] = modules;
            return new(Process.Start(start) ?? throw new InvalidOperationException("node does not start."));
        }

        public async Task<JsonElement?[]> AskAsync(IReadOnlyList<OracleCall> calls, TimeSpan limit)
        {
            var answers = new TaskCompletionSource<string?>[calls.Count];
            await _writing.WaitAsync();
            try
            {
                var batch = new StringBuilder();
                for (var i = 0; i < calls.Count; i++)
                {
                    _waiting.Enqueue(answers[i] = new(TaskCreationOptions.RunContinuationsAsynchronously));
                    batch.Append(calls[i].Line).Append('\n');
                }

                await _process.StandardInput.WriteAsync(batch);
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

            try
            {
                await answers[^1].Task.WaitAsync(limit);
            }
            catch (TimeoutException)
            {
                _process.Kill();
            }

            return await Task.WhenAll(answers.Select(async answer => await answer.Task is { } text ? Parse(text) : (JsonElement?)null));
        }

        public async ValueTask DisposeAsync()
        {
            if (!_ended)
            {
                _process.Kill();
            }

            await _reading;
            _process.Dispose();
        }

        private static JsonElement Parse(string text)
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 1000 });
            return document.RootElement.Clone();
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
