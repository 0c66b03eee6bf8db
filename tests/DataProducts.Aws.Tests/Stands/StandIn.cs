using System.Diagnostics;

namespace DataProducts.Aws.Tests;

/// <summary>A server that stands in for AWS: a child process that prints its address and ends with its standard input.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private StandIn(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it; throws with what it said where it does not come up.</summary>
    public static async Task<StandIn> StartAsync(string program, string script, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var said = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine(); // an unread pipe would fill up and stop it
        using var limit = new CancellationTokenSource(StartLimit);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token);
            return Uri.TryCreate(line, UriKind.Absolute, out var address)
                ? new StandIn(process, address)
                : throw new InvalidOperationException($"{program} {script} does not come up: {said}");
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    public ValueTask DisposeAsync() => EndAsync(_process);

    private static async ValueTask EndAsync(Process process)
    {
        using (process)
        using (var limit = new CancellationTokenSource(EndLimit))
        {
            try
            {
                process.StandardInput.Close();
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
