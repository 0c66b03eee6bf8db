using System.Diagnostics;

namespace DataProducts.Host.Tests;

/// <summary>A built program as a process of its own, ended by its id.</summary>
internal sealed class ProgramRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private ProgramRun(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the Host's own program.</summary>
    public static ProgramRun Host(string? environment, params string[] arguments) => Start(Path.Combine(AppContext.BaseDirectory, "DataProducts.Host.dll"), environment, arguments);

    /// <summary>Starts the Host's own program with variables of its own.</summary>
    public static ProgramRun Host(string? environment, IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Start(Path.Combine(AppContext.BaseDirectory, "DataProducts.Host.dll"), environment, arguments, variables);

    /// <summary>Starts the tool, which is built beside.</summary>
    public static ProgramRun Tool(string? environment, params string[] arguments) =>
        Start(Path.Combine(TestKit.RepositoryRoot.Path, "artifacts", "bin", "DataProducts.Cli", "debug", "dataproduct.dll"), environment, arguments);

    public async Task<string> LineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit) ?? throw new InvalidOperationException(await _errors);

    /// <summary>Sends a signal as the shell would.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<(int Code, string Output, string Errors)> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var output = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static ProgramRun Start(string program, string? environment, string[] arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in (string[])["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "DATAPRODUCTS_AUTHORITY", "DATAPRODUCTS_STATE"])
        {
            start.Environment.Remove(name);
        }

        if (environment is not null)
        {
            start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        start.Environment["NO_COLOR"] = "1";
        start.Environment["COLUMNS"] = "200";
        return new ProgramRun(Process.Start(start)!);
    }
}
