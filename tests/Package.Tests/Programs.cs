using System.Diagnostics;
using System.Text;
using DataProducts.TestKit;

namespace DataProducts.Package.Tests;

/// <summary>What a program said, both streams together, and how it ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
internal sealed record Ended(int ExitCode, string Output);

/// <summary>Runs programs as a person at a terminal would, for a bounded time.</summary>
internal static class Programs
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program, whatever its exit code.</summary>
    public static async Task<Ended> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, string program, params IReadOnlyList<string> arguments)
    {
        // To a file and not a pipe: a compiler server that the program starts outlives it, and would hold a pipe open.
        using var temp = new TempFolder();
        var log = temp["output"];
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", log, program, .. arguments]) { WorkingDirectory = folder };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} did not end in time:\n{await File.ReadAllTextAsync(log, Encoding.UTF8)}");
        }

        return new Ended(process.ExitCode, await File.ReadAllTextAsync(log, Encoding.UTF8));
    }

    /// <summary>Gives what it wrote, or throws with that unless its exit code is 0.</summary>
    public static string Succeeded(this Ended ended) =>
        ended.ExitCode == 0 ? ended.Output : throw new InvalidOperationException($"exit code {ended.ExitCode}:\n{ended.Output}");
}
