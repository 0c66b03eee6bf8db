using DataProducts.Host.Tests;
using DataProducts.Tokens;

namespace DataProducts.Aws.Tests.Service;

/// <summary>The built Host as a process in Production: https issuer, vault in AWS, nothing else served.</summary>
internal sealed class VaultHost : IAsyncDisposable
{
    private readonly ProgramRun _program;

    private VaultHost(ProgramRun program, Uri url) => (_program, Url) = (program, url);

    public Uri Url { get; }

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<VaultHost> StartAsync(string state, string configuration, Issuer issuer)
    {
        var variables = new Dictionary<string, string>
        {
            ["HOME"] = Directory.CreateDirectory(Path.Combine(state, "home")).FullName,
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["SSL_CERT_FILE"] = issuer.CertificateFile,
            ["DATAPRODUCTS_VAULT_AWS"] = configuration,
            ["DATAPRODUCTS_TOKEN_KERNEL"] = "simd",
        };
        var program = ProgramRun.Host(
            "Production", variables, "--state", state, "--only", "vault", "--vault", "EU", "--authority", issuer.Authority, "--urls", "http://127.0.0.1:0");
        var line = await program.LineAsync();
        return new VaultHost(program, new Uri(line.Split(' ')[2].TrimEnd(',')));
    }

    public VaultClient Client(Issuer issuer) => new(new VaultServiceOptions
    {
        Jurisdiction = Jurisdiction.EU,
        Address = Url,
        AccessToken = (wish, _) => ValueTask.FromResult(issuer.TokenOf(wish.Person!, wish.Scope)),
    });

    /// <summary>Stops it as an operator does, and gives what it said.</summary>
    public async Task<string> StopAsync()
    {
        await _program.SignalAsync("TERM");
        var ran = await _program.EndAsync();
        Assert.Equal(0, ran.Code);
        return ran.Errors;
    }

    public ValueTask DisposeAsync()
    {
        _program.Dispose();
        return ValueTask.CompletedTask;
    }
}
