using System.Diagnostics;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The vault service of one jurisdiction as a process of its own, with a folder of its own for vault and keys.</summary>
internal sealed class VaultService : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string _state;
    private readonly string _folder;
    private Process _process;
    private Task<string> _errors;

    private VaultService(string jurisdiction, string state, string folder) => (Jurisdiction, _state, _folder, _process, _errors) = (jurisdiction, state, folder, null!, null!);

    public string Jurisdiction { get; }

    /// <summary>Gets where it listens; a service that is started again listens there again.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Gets where its vault and keys lie.</summary>
    public string Folder => _folder;

    public static async Task<VaultService> StartAsync(string jurisdiction, string state, string folder)
    {
        var service = new VaultService(jurisdiction, state, folder);
        await service.StartAsync();
        return service;
    }

    /// <summary>Kills it: it can do nothing about that.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        string[] arguments =
        [
            "exec", Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "DataProducts.Host", "debug", "DataProducts.Host.dll"), "--dev-issuer",
            "--only", "vault", "--vault", Jurisdiction, "--vault-folder", _folder, "--state", _state, "--urls", Url.ToString().TrimEnd('/'),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment.Remove("OTEL_EXPORTER_OTLP_ENDPOINT");
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit) ?? throw new InvalidOperationException(await _errors);
        Url = new Uri(line.Split(' ')[2].TrimEnd(','));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }
    }
}
