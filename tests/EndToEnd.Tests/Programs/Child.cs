using System.Diagnostics;
using System.Text;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>What a program said and how it ended.</summary>
/// <param name="ExitCode">Its exit code; 137 after <c>kill -9</c>.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
/// <param name="Elapsed">How long it ran.</param>
internal sealed record Ended(int ExitCode, string Output, string Errors, TimeSpan Elapsed);

/// <summary>Runs one of our programs as a process of its own, for a bounded time.</summary>
internal static class Child
{
    public const int Killed = 137;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs the sample.</summary>
    public static Task<Ended> SampleAsync(
        string state,
        string temp,
        IReadOnlyList<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? killAfter = null) =>
        RunAsync("RetailBank", "RetailBank.dll", ["--state", state, .. arguments ?? []], temp, environment, killAfter);

    /// <summary>Runs the second team's sample.</summary>
    public static Task<Ended> MusicStoreAsync(string state, string temp, params IReadOnlyList<string> arguments) =>
        RunAsync("MusicStore", "MusicStore.dll", ["--state", state, .. arguments], temp, null, null);

    /// <summary>Runs the tool <c>dataproduct</c> in a folder.</summary>
    public static Task<Ended> ToolAsync(string folder, params IReadOnlyList<string> arguments) =>
        RunAsync("DataProducts.Cli", "dataproduct.dll", arguments, folder, null, null);

    private static async Task<Ended> RunAsync(
        string project,
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string>? environment,
        TimeSpan? killAfter)
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(RepositoryRoot.Path, "artifacts", "bin", project, "debug", program));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TMPDIR"] = folder;
        start.Environment.Remove("OTEL_EXPORTER_OTLP_ENDPOINT");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(killAfter ?? Limit);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(); // SIGKILL: the program can do nothing about it
            await process.WaitForExitAsync(CancellationToken.None);
            Assert.True(killAfter is not null, $"{program} did not end within {Limit}.");
        }

        return new Ended(process.ExitCode, await output, await errors, clock.Elapsed);
    }
}
