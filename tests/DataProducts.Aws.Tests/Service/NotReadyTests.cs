using System.Collections.Concurrent;
using System.Net;
using DataProducts.Host;
using DataProducts.Host.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataProducts.Aws.Tests.Service;

/// <summary>A Host in Production whose vault cannot be used stays up, is not ready, and tells the cause to its log alone.</summary>
public sealed class NotReadyTests(Stands stands, BankState bank) : IClassFixture<BankState>
{
    [Theory]
    [InlineData("table of another jurisdiction", "DP2113")]
    [InlineData("no table", "DP2112")]
    [InlineData("another root", "DP1452")]
    [InlineData("KMS down", "DP2100")]
    [InlineData("DynamoDB down", "DP2110")]
    public async Task Vault_ThatCannotBeUsed_IsNotReady(string what, string id)
    {
        await using var stand = await AwsStand.StartAsync(stands);
        var configuration = await PrepareAsync(stand, what);
        await using var app = PlatformHost.Build(new HostSettings
        {
            State = bank.Folder,
            Urls = ["http://127.0.0.1:0"],
            Environment = "Production",
            Authority = "https://id.bank.example",
            Vault = Jurisdiction.EU,
            OnlyVault = true,
            VaultAws = configuration,
        });
        using var log = new Heard();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await PlatformHost.StartAsync(app);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(60) };

        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var lives = await http.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"not ready"}"""), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, lives.StatusCode);
        Assert.Contains(log.Lines, line => line.Contains(id, StringComparison.Ordinal));

        stand.KmsFaults.Down = stand.DynamoFaults.Down = false;
        await app.StopAsync();
    }

    private static async Task<string> PrepareAsync(AwsStand stand, string what)
    {
        switch (what)
        {
            case "table of another jurisdiction":
                var table = stand.VaultTable + "-ch";
                await DynamoDbTables.CreateVaultAsync(stand.Dynamo, stand.VaultOptions with { Table = table, Jurisdiction = Jurisdiction.CH }, "alias/dp-test");
                return stand.Configure(vaultTable: table);
            case "no table":
                return stand.Configure(vaultTable: stand.VaultTable + "-none");
            case "another root":
                await using (var vaults = new Tokens.JurisdictionVaults(AwsStand.Open(stand.Configure()), TimeProvider.System))
                {
                    await vaults.CheckAsync(Jurisdiction.EU);
                }

                return stand.Configure(root: (await KmsKeyRingTests.KeysAsync(stand.Kms)).Root);
            case "KMS down":
                stand.KmsFaults.Down = true;
                return stand.Configure();
            default:
                stand.DynamoFaults.Down = true;
                return stand.Configure();
        }
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
