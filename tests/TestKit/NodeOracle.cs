using System.Diagnostics;
using Xunit;

namespace DataProducts.TestKit;

/// <summary>Programs that we did not write, from npm: installed by <c>tests/oracles/install</c> from committed lock files, run in Node.js.</summary>
public static class NodeOracle
{
    /// <summary>Runs a script of <c>tests/oracles/&lt;set&gt;</c> and gives its standard output.</summary>
    public static async Task<string> RunAsync(string set, string script, IReadOnlyList<string> arguments, string? input = null, string? workingFolder = null)
    {
        var modules = await InstallAsync(set);
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = workingFolder ?? System.IO.Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(FileOf(set, script));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ORACLE_MODULES"] = modules;
        return await FinishAsync(start, input, TimeSpan.FromMinutes(5));
    }

    /// <summary>Installs a set of packages once; gives its <c>node_modules</c>.</summary>
    public static async Task<string> InstallAsync(string set)
    {
        if (Environment.GetEnvironmentVariable("DATAPRODUCTS_QUICK") == "1" && File.Exists(FileOf(set, "large")))
        {
            Assert.Skip($"tests/oracles/{set} is over 50 MB; a run without --quick installs it.");
        }

        try
        {
            var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add(FileOf("install"));
            start.ArgumentList.Add(set);
            return (await FinishAsync(start, null, TimeSpan.FromMinutes(10))).Trim();
        }
        catch (InvalidOperationException failure)
        {
            Conformance.Absent($"The npm packages of tests/oracles/{set} cannot be installed: {failure.Message}");
            throw;
        }
    }

    private static string FileOf(params string[] path) =>
        System.IO.Path.Combine([RepositoryRoot.Path, "tests", "oracles", .. path]);

    private static async Task<string> FinishAsync(ProcessStartInfo start, string? input, TimeSpan limit)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), timeout.Token);
            }

            process.StandardInput.Close();
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"exit code {process.ExitCode}: {await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{start.FileName} did not end within {limit}.");
        }
    }
}
