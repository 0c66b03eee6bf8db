namespace DataProducts.Host.Tests;

/// <summary>The built program does not start with settings that are not safe, and says so in one line.</summary>
public sealed class StartupTests(BankState bank) : IClassFixture<BankState>
{
    private const string Production = "Production";

    [Theory]
    [InlineData("DP2000", 3, null, "")]
    [InlineData("DP2000", 3, HostSettings.Development, "")]
    [InlineData("DP2001", 3, null, "--dev-issuer")]
    [InlineData("DP2001", 3, Production, "--dev-issuer")]
    [InlineData("DP2001", 3, "Staging", "--dev-issuer --urls http://127.0.0.1:0")]
    [InlineData("DP2002", 3, HostSettings.Development, "--dev-issuer --urls http://0.0.0.0:0")]
    [InlineData("DP2002", 3, HostSettings.Development, "--dev-issuer --urls http://*:5099")]
    [InlineData("DP2002", 3, HostSettings.Development, "--dev-issuer --urls http://[::]:5099")]
    [InlineData("DP2002", 3, HostSettings.Development, "--dev-issuer --urls https://bank.example:5099")]
    [InlineData("DP2002", 3, HostSettings.Development, "--dev-issuer --urls http://127.0.0.1:0;http://10.0.0.1:5099")]
    [InlineData("DP2002", 3, HostSettings.Development, "--dev-issuer --urls http://localhost.bank.example:5099")]
    [InlineData("DP2003", 3, Production, "--authority https://id.bank.example --urls http://0.0.0.0:5099")]
    [InlineData("DP2003", 3, HostSettings.Development, "--authority https://id.bank.example --urls http://+:5099")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --authority https://id.bank.example")]
    [InlineData("DP2004", 2, Production, "--authority http://id.bank.example")]
    [InlineData("DP2004", 2, Production, "--urls")]
    [InlineData("DP2004", 2, Production, "--ulrs http://127.0.0.1:0")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --urls ftp://127.0.0.1:5099")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --urls http://unix:/tmp/x.sock")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --vault Europe")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --vault ZZ")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --only vault")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --vault EU --only catalog")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --vault EU --vault-rate 0")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --vault EU --vault-burst many")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --vault EU --token-kernel fast")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --vault-aws vault.json")]
    [InlineData("DP2004", 2, HostSettings.Development, "--dev-issuer --vault EU --vault-aws vault.json --vault-folder secrets")]
    [InlineData("DP2118", 3, HostSettings.Development, "--dev-issuer --vault EU --vault-aws no-such-file.json")]
    [InlineData("DP2005", 3, Production, "--authority https://id.bank.example --urls https://127.0.0.1:0")]
    public async Task UnsafeSettings_AreRefused(string id, int code, string? environment, string arguments)
    {
        using var program = ProgramRun.Host(environment, ["--state", bank.Folder, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var ran = await program.EndAsync();

        Assert.Equal(code, ran.Code);
        Assert.Empty(ran.Output);
        var line = Assert.Single(ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"error {id}: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingState_IsRefused()
    {
        using var program = ProgramRun.Host(HostSettings.Development, "--dev-issuer", "--state", Path.Combine(bank.Folder, "nowhere"));
        var ran = await program.EndAsync();

        Assert.Equal(3, ran.Code);
        Assert.StartsWith("error DP2007: ", ran.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(bank.Folder, "nowhere")));
    }

    [Fact]
    public async Task PortThatIsTaken_IsRefused()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        using var program = ProgramRun.Host(HostSettings.Development, "--dev-issuer", "--state", bank.Folder, "--urls", $"http://{taken.LocalEndpoint}");
        var ran = await program.EndAsync();

        Assert.Equal(3, ran.Code);
        Assert.StartsWith("error DP2005: ", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_NamesEveryOption()
    {
        using var program = ProgramRun.Host(null, "--help");
        var ran = await program.EndAsync();

        Assert.Equal((0, string.Empty), (ran.Code, ran.Errors));
        Assert.All(["--state", "--urls", "--authority", "--audience", "--dev-issuer", "--vault", "--only", "--vault-folder", "--vault-aws", "--vault-rate", "--vault-burst", "--token-kernel"], option => Assert.Contains(option, ran.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_StopsItGracefully(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal is sent by kill.");
        using var program = ProgramRun.Host(HostSettings.Development, "--dev-issuer", "--state", bank.Folder, "--urls", "http://127.0.0.1:0");
        var line = await program.LineAsync();
        Assert.Matches(@"^Listening on http://127\.0\.0\.1:[0-9]+\. Ctrl-C stops it\.$", line);

        await program.SignalAsync(signal);
        var ran = await program.EndAsync();
        Assert.Equal((0, string.Empty, string.Empty), (ran.Code, ran.Output, ran.Errors));
    }
}
