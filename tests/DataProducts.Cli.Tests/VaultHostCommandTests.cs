using DataProducts.Host;

namespace DataProducts.Cli.Tests;

/// <summary><c>dataproduct vault … --host</c>: the same on a jurisdiction's service.</summary>
public sealed class VaultHostCommandTests(BankState bank) : IClassFixture<BankState>
{
    [Fact]
    public async Task Service_DoesWhatTheFolderDoes_UnderTheAskersOwnToken()
    {
        using var state = await VaultState.OfAsync(bank);
        await using var host = PlatformHost.Build(HostSettings.Embedded(state.Folder, 0, Jurisdiction.EU, onlyVault: true));
        await PlatformHost.StartAsync(host);
        var url = host.Urls.Single();
        string[] there = ["--host", url, "--jurisdiction", "EU", "--json"];
        string[] otto = ["--as", VaultState.Otto];

        var told = await Tool.RunAsync(["vault", "export", VaultState.Product, "1", .. otto, .. there]);
        Assert.True(told.Code == 0, told.Output + told.Errors);
        Assert.Equal(VaultState.Marie, (string?)told.Json["items"]![0]!["value"]);
        Assert.Equal("Erased", (string?)(await Tool.RunAsync(["vault", "erase", VaultState.Product, "1", "--yes", .. otto, .. there])).Json["after"]);
        Assert.Empty((await Tool.RunAsync(["vault", "export", VaultState.Product, "1", .. otto, .. there])).Json["items"]!.AsArray());
        Assert.Equal("Erased", (string?)(await Tool.RunAsync(["vault", "readmit", VaultState.Product, "1", .. otto, .. there])).Json["before"]);

        var request = Guid.NewGuid().ToString();
        string[] rotate = ["rotate", VaultState.Product, "email", "--request", request, .. otto, .. there];
        Assert.Equal((2, 2), ((int)(await state.RunAsync(rotate)).Json["version"]!, (int)(await state.RunAsync(rotate)).Json["version"]!));

        var denied = await Tool.RunAsync(["vault", "erase", VaultState.Product, "1", "--yes", "--as", VaultState.Anna, .. there]);
        Assert.Equal((1, "DP2042"), (denied.Code, (string?)denied.Json["id"]));
        var elsewhere = await Tool.RunAsync(["vault", "export", VaultState.Product, "4", .. otto, "--host", url, "--jurisdiction", "CH", "--json"]);
        Assert.Equal((3, "DP2063"), (elsewhere.Code, (string?)elsewhere.Json["id"]));
        await host.StopAsync();
    }

    [Fact]
    public async Task NoService_IsSaid()
    {
        var ran = await Tool.RunAsync(
            "vault", "export", VaultState.Product, "1", "--jurisdiction", "EU", "--as", VaultState.Otto, "--host", "http://127.0.0.1:1", "--json");

        Assert.Equal((3, "DP2045"), (ran.Code, (string?)ran.Json["id"]));
    }
}
