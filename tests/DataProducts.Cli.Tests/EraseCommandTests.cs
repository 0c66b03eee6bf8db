namespace DataProducts.Cli.Tests;

/// <summary><c>dataproduct erase</c> and <c>retention</c> on the state folder, as a person types them.</summary>
public sealed class EraseCommandTests(BankState bank) : IClassFixture<BankState>
{
    private const string Table = "eu__retail__customers__v1.customers";

    [Fact]
    public async Task PlanThenApply_TakesThePersonFromVaultAndLake()
    {
        using var state = await VaultState.OfAsync(bank);
        var plan = await RunAsync(state, [.. Person("1"), "--plan", "--json"]);
        Assert.Equal(["request", "jurisdiction", "subject", "vault", "tables", "holds", "hydrateAgain", "unfinished"], plan.Json.AsObject().Select(member => member.Key));
        Assert.Equal((0, "Active", Table, 1L), (plan.Code, (string?)plan.Json["vault"], (string?)plan.Json["tables"]![0]!["table"], (long)plan.Json["tables"]![0]!["rows"]!));

        var done = await RunAsync(state, [.. Person("1"), "--apply", "--yes", "--json"]);
        Assert.Equal((0, 2), (done.Code, (int)done.Json["vaultItems"]!));
        Assert.Equal((string?)plan.Json["subject"], (string?)done.Json["subject"]);
        Assert.NotEmpty(done.Json["files"]!.AsArray());
        Assert.DoesNotContain("\"1\"", done.Output, StringComparison.Ordinal);
        var report = Assert.Single(Directory.GetFiles(Path.Combine(state.Folder, "removals", "EU"), "*", SearchOption.AllDirectories));
        Assert.Equal("report.json", Path.GetFileName(report));
        var record = Assert.Single(await state.RecordsAsync("EraseRows"));
        Assert.Equal(((string?)done.Json["request"], 1L), ((string?)record["request"], (long)record["count"]!));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(report))), (string?)record["subject"]);

        var asked = await Tool.RunAsync(
            "query", "select customer_id from retail.customers order by 1", "--as", VaultState.Anna, "--purpose", "fraud-detection", "--json", "--state", state.Folder);
        Assert.Equal((0, "2"), (asked.Code, string.Join(',', asked.Json["rows"]!.AsArray().Select(row => (string?)row![0]))));
        Assert.Empty((await RunAsync(state, [.. Person("1"), "--plan", "--json"])).Json["tables"]!.AsArray());
    }

    [Fact]
    public async Task LegalHold_IsPlacedListedAndLifted()
    {
        using var state = await VaultState.OfAsync(bank);
        string[] who = ["--jurisdiction", "EU", "--as", VaultState.Otto];
        var placed = await RunAsync(state, ["erase", "hold", "add", "--product", VaultState.Product, "--subject", "1", "--reason", "file 12/26", .. who, "--json"]);
        var id = (string)placed.Json["holds"]![0]!["id"]!;
        Assert.Equal((0, "file 12/26"), (placed.Code, (string?)placed.Json["holds"]![0]!["reason"]));
        Assert.Equal(1, (await RunAsync(state, [.. Person("1"), "--plan"])).Code);
        var blocked = await RunAsync(state, [.. Person("1"), "--apply", "--yes", "--json"]);
        Assert.Equal((1, "DP1141"), (blocked.Code, (string?)blocked.Json["id"]));
        Assert.Equal((1, "DP1141"), Refusal(await state.RunAsync(["erase", VaultState.Product, "1", .. who, "--yes", "--json"])));
        Assert.False((bool)Assert.Single(await state.RecordsAsync("EraseRows"))["allowed"]!);

        Assert.Contains(id, (await RunAsync(state, ["erase", "hold", "list"])).Output, StringComparison.Ordinal);
        Assert.Equal((2, "DP1145"), Refusal(await RunAsync(state, ["erase", "hold", "remove", Guid.NewGuid().ToString(), "--as", VaultState.Otto, "--json"])));
        Assert.Equal((1, "DP2042"), Refusal(await RunAsync(state, ["erase", "hold", "remove", id, "--as", VaultState.Anna, "--json"])));
        Assert.Equal(0, (await RunAsync(state, ["erase", "hold", "remove", id, "--as", VaultState.Otto])).Code);
        Assert.Equal(0, (await RunAsync(state, [.. Person("1"), "--apply", "--yes"])).Code);
        Assert.Single(await state.RecordsAsync("PlaceHold"));
        Assert.Equal([false, true], (await state.RecordsAsync("LiftHold")).Select(record => (bool)record["allowed"]!));
    }

    [Fact]
    public async Task WhoMayNot_OrDoesNotSayWhat_ErasesNothing()
    {
        using var state = await VaultState.OfAsync(bank);
        Assert.Equal((2, "DP1002"), Refusal(await RunAsync(state, [.. Person("1"), "--json"])));
        Assert.Equal((2, "DP1002"), Refusal(await RunAsync(state, [.. Person("1"), "--plan", "--apply", "--json"])));
        Assert.Equal((2, "DP1007"), Refusal(await RunAsync(state, [.. Person("1"), "--apply", "--json"])));
        string[] anna = ["erase", "1", "--product", VaultState.Product, "--jurisdiction", "EU", "--as", VaultState.Anna, "--yes", "--json"];
        Assert.Equal((1, "DP2042"), Refusal(await RunAsync(state, [.. anna, "--apply"])));
        Assert.Equal((1, "DP2042"), Refusal(await RunAsync(state, [.. anna, "--plan"])));
        Assert.Equal(1, (int)(await RunAsync(state, [.. Person("1"), "--plan", "--json"])).Json["tables"]!.AsArray().Count);
    }

    [Fact]
    public async Task Retention_OfContractsWithoutIt_RemovesNothing()
    {
        using var state = await VaultState.OfAsync(bank);
        var report = await RunAsync(state, ["retention", "--apply", "--json"]);
        Assert.Equal((0, 0), (report.Code, report.Json["ports"]!.AsArray().Count));
        Assert.Equal(["request", "applied", "time", "ports", "files"], report.Json.AsObject().Select(member => member.Key));
        Assert.Equal((2, "DP1002"), Refusal(await RunAsync(state, ["retention", "--json"])));
    }

    private static string[] Person(string subject) => ["erase", subject, "--product", VaultState.Product, "--jurisdiction", "EU", "--as", VaultState.Otto];

    private static Task<Ran> RunAsync(VaultState state, string[] arguments) => Tool.RunAsync([.. arguments, "--state", state.Folder]);

    private static (int Code, string? Id) Refusal(Ran ran) => (ran.Code, (string?)ran.Json["id"]);
}
