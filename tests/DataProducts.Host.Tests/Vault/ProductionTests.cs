using System.Net;

namespace DataProducts.Host.Tests.Vault;

/// <summary>In Production a Host without a vault in AWS serves none: it lives, is not ready, and makes no key.</summary>
public sealed class ProductionTests(BankState bank) : IClassFixture<BankState>
{
    [Theory]
    [InlineData(null)]
    [InlineData("Production")]
    public async Task VaultInFiles_IsRefused_AndNoKeyIsMade(string? environment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal is sent by kill.");
        var secrets = Path.Combine(bank.Folder, "..", $"secrets-{environment}");
        using var program = ProgramRun.Host(
            environment, "--state", bank.Folder, "--only", "vault", "--vault", "EU", "--vault-folder", secrets,
            "--authority", "https://id.bank.example", "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new Uri((await program.LineAsync()).Split(' ')[2].TrimEnd(',')) };

        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var lives = await http.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"not ready"}"""), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, lives.StatusCode);
        await program.SignalAsync("TERM");
        var ran = await program.EndAsync();
        Assert.Equal(0, ran.Code);
        Assert.Contains("DP1450", ran.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(secrets) && Directory.EnumerateFileSystemEntries(secrets).Any());
    }
}
