using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DataProducts.Package.Tests;

/// <summary>The installed tool as a server, until the test has done with it.</summary>
internal sealed partial class RunningTool : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private RunningTool(Process process, string url) => (_process, Url) = (process, url);

    /// <summary>Gets where it listens, without a slash at the end.</summary>
    public string Url { get; }

    public static async Task<RunningTool> StartAsync(Team team, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(team["tools/dataproduct"], arguments)
        {
            WorkingDirectory = team.Product,
            RedirectStandardOutput = true,
        })!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (Address().Match(line) is { Success: true } found)
                {
                    return new RunningTool(process, found.Groups[1].Value);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // told below
        }

        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException("The tool did not start to listen.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("^Listening on (http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Address();
}
