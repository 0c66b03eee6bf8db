using System.Diagnostics;
using DataProducts.Query;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

/// <summary><c>dataproduct vault …</c> on the state folder, as a person types it.</summary>
public sealed class VaultCommandTests(BankState bank) : IClassFixture<BankState>
{
    private const string Sql = "select customer_id, email from retail.customers where customer_id = '1'";

    [Fact]
    public async Task OnePersonsStory_FromExportToErasureAndBack()
    {
        using var state = await VaultState.OfAsync(bank);
        var told = await state.RunAsync(Person("export"));
        Assert.Equal((0, VaultState.Marie), (told.Code, (string?)told.Json["items"]![0]!["value"]));

        var erased = await state.RunAsync([.. Person("erase"), "--yes", "--json"]);
        Assert.Equal(0, erased.Code);
        Assert.Equal(["request", "jurisdiction", "subject", "before", "after", "keys", "items", "rows"], erased.Json.AsObject().Select(member => member.Key));
        Assert.Equal(("Active", "Erased", 1, 2), ((string?)erased.Json["before"], (string?)erased.Json["after"], (int)erased.Json["keys"]!, (int)erased.Json["items"]!));
        Assert.Equal(("eu__retail__customers__v1.customers", 1L), ((string?)erased.Json["rows"]![0]!["table"], (long)erased.Json["rows"]![0]!["rows"]!));

        var asked = await Tool.RunAsync("query", Sql, "--as", VaultState.Anna, "--purpose", "fraud-detection", "--json", "--state", state.Folder);
        Assert.Equal((0, "1", 0), (asked.Code, (string?)asked.Json["rows"]![0]![0], (int)asked.Json["cellsOpened"]!));
        Assert.StartsWith("dp1_eu_", (string?)asked.Json["rows"]![0]![1], StringComparison.Ordinal);
        Assert.Empty((await state.RunAsync(Person("export"))).Json["items"]!.AsArray());
        Assert.Equal("Erased", (string?)(await state.RunAsync([.. Person("readmit"), "--json"])).Json["before"]);

        Assert.All(await state.RecordsAsync("Erase"), record => Assert.True((bool)record["allowed"]!));
        Assert.Equal((string?)erased.Json["request"], (string?)(await state.RecordsAsync("Erase"))[^1]["request"]);
        Assert.Equal(4, (await state.RecordsAsync("ExportSubject")).Count); // two requests, and the two items of the first
    }

    [Fact]
    public async Task OneKeysStory_RotatedRetokenisedRetired()
    {
        using var state = await VaultState.OfAsync(bank);
        await using (var platform = state.Open(new PastClock()))
        {
            var key = new KeyQuestion(Jurisdiction.EU, VaultState.Product, VaultState.Otto, "email");
            Assert.Equal(2, (await platform.RotateAsync(key, Guid.NewGuid())).Version);
        }

        var request = Guid.NewGuid().ToString();
        var rotated = await state.RunAsync([.. Key("rotate"), "--request", request, "--json"]);
        var repeated = await state.RunAsync([.. Key("rotate"), "--request", request, "--json"]);
        Assert.Equal((0, 3), (rotated.Code, (int)rotated.Json["version"]!));
        Assert.Equal(["request", "jurisdiction", "product", "column", "version"], rotated.Json.AsObject().Select(member => member.Key));
        Assert.Equal(rotated.Output, repeated.Output);

        var held = await RetireAsync("1"); // its successor is an hour old, and the lake has its tokens
        Assert.Equal((1, "DP1453"), Refusal(held));
        Assert.Contains("2 references", (string?)held.Json["message"], StringComparison.Ordinal);

        var done = await state.RunAsync([.. Key("retokenise"), "--json"]);
        Assert.Equal(["request", "space", "scanned", "replaced", "gone", "done", "pairs", "tables"], done.Json.AsObject().Select(member => member.Key));
        Assert.Equal((2L, true), ((long)done.Json["replaced"]!, (bool)done.Json["done"]!));
        var pairs = await File.ReadAllLinesAsync((string)done.Json["pairs"]!);
        Assert.Equal(("old,new,subject", 3), (pairs[0], pairs.Length));
        Assert.Equal(("eu__retail__customers__v1.customers", 2L), ((string?)done.Json["tables"]![0]!["table"], (long)done.Json["tables"]![0]!["rows"]!));
        var again = await state.RunAsync([.. Key("retokenise"), "--json"]);
        Assert.EndsWith(Path.Combine("EU", "retail", "0002", "pairs.csv"), (string?)again.Json["pairs"], StringComparison.Ordinal);
        Assert.Empty(again.Json["tables"]!.AsArray());

        var status = (await state.RunAsync("status", "--jurisdiction", "EU", "--as", VaultState.Otto, "--json")).Json["vaults"]![0]!["vault"]!;
        var emails = status["tokenKeys"]!.AsArray().Where(one => (string?)one!["kind"] == "EmailAddress").ToList();
        Assert.Equal([(1, 2L), (2, 0L), (3, 2L)], emails.Select(one => ((int)one!["version"]!, (long)one["items"]!)));
        Assert.Equal([false, false, true], emails.Select(one => (bool)one!["inUse"]!));

        Assert.Equal((1, "DP1455"), Refusal(await RetireAsync("3")));
        Assert.Equal((1, "DP1455"), Refusal(await RetireAsync("2"))); // another process may still make tokens of it
        var retired = await RetireAsync("1");
        Assert.Equal((0, 2L), (retired.Code, (long)retired.Json["removed"]!));
        var opened = await Tool.RunAsync("query", Sql, "--as", VaultState.Anna, "--purpose", "fraud-detection", "--json", "--state", state.Folder);
        Assert.Equal((VaultState.Marie, 1), ((string?)opened.Json["rows"]![0]![1], (int)opened.Json["cellsOpened"]!));
        Assert.Equal(["RotateKey 2", "RotateKey 1", "Retokenise 2", "RetireKey 4"], await Task.WhenAll(
            CountAsync("RotateKey", 2), CountAsync("RotateKey", 1), CountAsync("Retokenise", 2), CountAsync("RetireKey", 4)));

        Task<Ran> RetireAsync(string version) => state.RunAsync([.. Key("retire"), "--version", version, "--yes", "--json"]);

        // Requests, not records: a repeated request is recorded again.
        async Task<string> CountAsync(string happened, int expected)
        {
            var records = await state.RecordsAsync(happened);
            Assert.All(records, record => Assert.True((bool)record["allowed"]!));
            return $"{happened} {Math.Min(expected, records.Select(record => (string?)record["request"]).Distinct().Count())}";
        }
    }

    [Fact]
    public async Task RetokenisationKilledBeforeItPublished_IsPublishedByTheNext()
    {
        using var state = await VaultState.OfAsync(bank);
        Assert.Equal(0, (await state.RunAsync([.. Key("rotate"), "--request", Guid.NewGuid().ToString()])).Code);
        Assert.Single((await state.RunAsync([.. Key("retokenise"), "--json"])).Json["tables"]!.AsArray());
        Assert.Equal(2, await PublishedKeyVersionAsync());
        await using (var catalog = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={new EmbeddedLayout(state.Folder).Catalog};Pooling=False"))
        {
            await catalog.OpenAsync(TestContext.Current.CancellationToken);
            await using var forget = catalog.CreateCommand();
            forget.CommandText = "DELETE FROM published_snapshot WHERE sequence = (SELECT max(sequence) FROM published); DELETE FROM published WHERE batch LIKE '%+%'";
            Assert.True(await forget.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) > 1);
        }

        Assert.Equal(1, await PublishedKeyVersionAsync()); // as it was before

        Assert.Empty((await state.RunAsync([.. Key("retokenise"), "--json"])).Json["tables"]!.AsArray());
        Assert.Equal(2, await PublishedKeyVersionAsync());

        async Task<int> PublishedKeyVersionAsync()
        {
            await using var platform = state.Open();
            var version = await platform.Versions.CurrentAsync(VaultState.Product, "customers", TestContext.Current.CancellationToken);
            var table = await platform.LakeOf(Jurisdiction.EU).TryOpenAsync(new TableId("eu__retail__customers__v1", "customers"), TestContext.Current.CancellationToken);
            var versions = new HashSet<int>();
            await foreach (var rows in table!.ReadAsync(version!.Snapshots[Jurisdiction.EU], ["email"], TestContext.Current.CancellationToken))
            {
                for (var i = 0; i < rows.RowCount; i++)
                {
                    versions.Add(DataProducts.Tokens.Token.TryParse(rows.Bytes(0)[i], out var token) ? token.KeyVersion : 0);
                }
            }

            return Assert.Single(versions);
        }
    }

    [Fact]
    public async Task MovedPerson_IsNamedByWhatIsToBeDeleted()
    {
        using var state = await VaultState.OfAsync(bank);
        string[] move = ["move", VaultState.Product, "1", "--from", "EU", "--to", "CH", "--as", VaultState.Otto];

        var moved = await state.RunAsync([.. move, "--yes", "--json"]);

        Assert.True(moved.Code == 0, moved.Output + moved.Errors);
        Assert.Equal(["request", "from", "to", "oldSubject", "newSubject", "tokens", "delete"], moved.Json.AsObject().Select(member => member.Key));
        Assert.Equal(("eu__retail__customers__v1.customers", 1L), ((string?)moved.Json["delete"]![0]!["table"], (long)moved.Json["delete"]![0]!["rows"]!));
        Assert.All(moved.Json["tokens"]!.AsArray(), one => Assert.StartsWith("dp1_ch_", (string?)one!["new"], StringComparison.Ordinal));
        Assert.DoesNotContain(VaultState.Marie, moved.Output, StringComparison.Ordinal);
        var status = await state.RunAsync("status", "--as", VaultState.Otto, "--json");
        Assert.Equal(["CH 2 0", "EU 1 1"], status.Json["vaults"]!.AsArray()
            .Where(one => (string?)one!["jurisdiction"] is "CH" or "EU").Select(one => $"{one!["jurisdiction"]} {one["vault"]!["subjects"]} {one["vault"]!["moved"]}"));
        Assert.Equal(["CH", "EU"], (await state.RecordsAsync("MoveSubject")).Select(record => (string?)record["jurisdiction"]).Order());
    }

    [Fact]
    public async Task Status_ShowsNumbersAndKeys_AndMakesNoVault()
    {
        using var state = await VaultState.OfAsync(bank);
        var json = await state.RunAsync("status", "--as", VaultState.Otto, "--json");
        var table = await state.RunAsync("status", "--as", VaultState.Otto);

        Assert.Equal(0, json.Code);
        var eu = json.Json["vaults"]!.AsArray().Single(one => (string?)one!["jurisdiction"] == "EU")!;
        Assert.Equal(["jurisdiction", "request", "refused", "vault"], eu.AsObject().Select(member => member.Key));
        Assert.Equal(
            ["items", "subjects", "erased", "moved", "epoch", "ledgerApplied", "ledgerEnd", "tokenKeys", "dataKeys"], eu["vault"]!.AsObject().Select(member => member.Key));
        Assert.Equal((4, 2, 1), ((int)eu["vault"]!["items"]!, (int)eu["vault"]!["subjects"]!, (int)eu["vault"]!["ledgerEnd"]!));
        Assert.Null(json.Json["vaults"]!.AsArray().Single(one => (string?)one!["jurisdiction"] == "MC")!["vault"]); // nobody lives there
        Assert.False(Directory.Exists(Path.Combine(state.Folder, "vaults", "MC")));
        Assert.Contains("EU/retail", table.Output, StringComparison.Ordinal);
        Assert.Contains("EmailAddress, Deterministic", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WritesAFileOfItsOwnersOnly_AndNeverOverAnother()
    {
        using var state = await VaultState.OfAsync(bank);
        var file = state["person.json"];

        var written = await state.RunAsync([.. Person("export"), "--output", file]);

        Assert.Equal(0, written.Code);
        Assert.DoesNotContain(VaultState.Marie, written.Output + written.Errors, StringComparison.Ordinal);
        Assert.Contains(VaultState.Marie, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
        var reads = (await state.RecordsAsync("ExportSubject")).Count;
        Assert.Equal((3, "DP1005"), Refusal(await state.RunAsync([.. Person("export"), "--output", file, "--json"])));
        Assert.Equal(reads, (await state.RecordsAsync("ExportSubject")).Count);
        Assert.Equal((1, "DP2042"), Refusal(await state.RunAsync([.. Person("export", VaultState.Anna), "--output", state["none.json"], "--json"])));
        Assert.False(File.Exists(state["none.json"]));
    }

    [Fact]
    public async Task WhoMayNotAdminister_IsDenied_AndThatIsRecorded()
    {
        using var state = await VaultState.OfAsync(bank);
        Ran[] denied =
        [
            await state.RunAsync([.. Person("erase", VaultState.Anna), "--yes", "--json"]), await state.RunAsync([.. Key("rotate", VaultState.Anna), "--json"]),
            await state.RunAsync([.. Key("retire", VaultState.Anna), "--version", "1", "--yes", "--json"]),
        ];
        Assert.All(denied, ran => Assert.Equal((1, "DP2042"), Refusal(ran)));
        Assert.Contains("no policy permits it", (string?)denied[0].Json["message"], StringComparison.Ordinal);
        var status = await state.RunAsync("status", "--jurisdiction", "EU", "--as", VaultState.Anna, "--json");
        Assert.Equal((1, null, 1), (status.Code, status.Json["vaults"]![0]!["vault"], status.Json["vaults"]![0]!["refused"]!.AsArray().Count));

        await using (var platform = state.Open())
        {
            var (person, key) = (new SubjectQuestion(Jurisdiction.EU, VaultState.Product, VaultState.Anna, "1"), new KeyQuestion(Jurisdiction.EU, VaultState.Product, VaultState.Anna, "email"));
            Assert.NotEmpty((await platform.ReadmitAsync(person, Guid.NewGuid())).Refused);
            Assert.NotEmpty((await platform.ExportAsync(person)).Refused);
            Assert.NotEmpty((await platform.MoveAsync(person, Jurisdiction.CH, Guid.NewGuid())).Refused);
            Assert.NotEmpty((await platform.RetokeniseAsync(key)).Refused);
            Assert.Equal("DP2054", (await Assert.ThrowsAsync<DataProductException>(() => platform.EraseAsync(person with { Person = VaultState.Otto }, Guid.Empty))).Id);
            Assert.Equal(4, (await platform.VaultStatusAsync(Jurisdiction.EU, VaultState.Otto)).Status!.Items);
        }

        foreach (var happened in (string[])["Erase", "Readmit", "ExportSubject", "MoveSubject", "RotateKey", "Retokenise", "RetireKey"])
        {
            var records = await state.RecordsAsync(happened);
            Assert.NotEmpty(records);
            Assert.All(records, record => Assert.False((bool)record["allowed"]!));
        }
    }

    [Fact]
    public async Task AnotherProductOfTheJurisdiction_HasToPermitItToo()
    {
        using var state = await VaultState.OfAsync(bank);
        await state.AddProductAsync("cards.customers", permitted: false);

        var refused = await state.RunAsync([.. Person("erase"), "--yes", "--json"]);
        Assert.Equal((1, "DP2042"), Refusal(refused));
        Assert.Contains("cards.customers: no policy permits it", (string?)refused.Json["message"], StringComparison.Ordinal);
        Assert.Equal((1, "DP2042"), Refusal(await state.RunAsync([.. Person("export"), "--json"])));
        Assert.Equal(1, (await state.RunAsync("status", "--jurisdiction", "EU", "--as", VaultState.Otto)).Code);
        Assert.Equal(0, (await state.RunAsync([.. Key("rotate"), "--json"])).Code); // the key is of its own domain alone
        Assert.Equal(["cards.customers", "retail.customers"], (await state.RecordsAsync("Erase")).Select(record => (string?)record["product"]).Order());
        Assert.All(await state.RecordsAsync("Erase"), record => Assert.False((bool)record["allowed"]!));

        await state.AddProductAsync("cards.customers", permitted: true);
        Assert.Equal(0, (await state.RunAsync([.. Person("erase"), "--yes"])).Code);
    }

    [Fact]
    public async Task WhoHasNoSeatInTheJurisdiction_IsToldNoValue()
    {
        using var state = await VaultState.OfAsync(bank);

        var ran = await state.RunAsync("export", VaultState.Product, "3", "--jurisdiction", "US", "--as", VaultState.Otto, "--json");

        Assert.Equal((1, "DP2042"), Refusal(ran));
        Assert.Contains("(export.seat)", (string?)ran.Json["message"], StringComparison.Ordinal);
        Assert.DoesNotContain("joe@example.com", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongInput_IsRefusedByName_AndNothingIsDone()
    {
        using var state = await VaultState.OfAsync(bank);
        (int Code, string Id, string[] Arguments)[] wrong =
        [
            (2, "DP1007", Person("erase")),
            (2, "DP1002", ["erase", VaultState.Product, "1", "--jurisdiction", "ZZ", "--as", VaultState.Otto, "--yes"]),
            (2, "DP1002", [.. Person("erase"), "--yes", "--request", Guid.Empty.ToString()]),
            (2, "DP1002", ["move", VaultState.Product, "1", "--from", "EU", "--to", "EU", "--as", VaultState.Otto, "--yes"]),
            (2, "DP1002", [.. Key("retire"), "--version", "256", "--yes"]),
            (2, "DP1810", ["erase", "retail.nothing", "1", "--jurisdiction", "EU", "--as", VaultState.Otto, "--yes"]),
            (2, "DP1910", Person("readmit", "nobody@bank.example")),
            (2, "DP1407", ["readmit", VaultState.Product, "", "--jurisdiction", "EU", "--as", VaultState.Otto]),
            (2, "DP2041", ["rotate", VaultState.Product, "city", "--jurisdiction", "EU", "--as", VaultState.Otto]),
            (2, "DP2046", [.. Person("export"), "--host", "https://vault.eu.bank.example"]),
            (2, "DP2060", [.. Person("export"), "--host", "http://vault.eu.bank.example"]),
        ];
        foreach (var (code, id, arguments) in wrong)
        {
            var ran = await state.RunAsync([.. arguments, "--json"]);

            Assert.True((code, id) == Refusal(ran), $"{string.Join(' ', arguments)}: {ran.Output}");
        }

        Assert.Empty(await state.RecordsAsync("Erase"));
    }

    [Fact]
    public async Task NoStateFolder_IsSaid()
    {
        using var temp = new TempFolder();
        foreach (var arguments in (string[][])[Person("erase"), Key("rotate")])
        {
            Assert.Equal((3, "DP1001"), Refusal(await Tool.RunInAsync(temp.Path, ["vault", .. arguments, "--json"])));
        }
    }

    [Fact]
    public async Task OnATerminal_TheIdentifierIsTypedAgain()
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/script"), "script(1) makes the terminal.");
        using var state = await VaultState.OfAsync(bank);

        var (other, othersText) = await TypeAsync(state, "2");
        var (same, text) = await TypeAsync(state, "1");

        Assert.Equal((2, 0), (other, same));
        Assert.Contains("Type the person's identifier again", othersText, StringComparison.Ordinal);
        Assert.Contains("Nothing was done", othersText, StringComparison.Ordinal);
        Assert.Contains("Erased in EU", text, StringComparison.Ordinal);
        Assert.Single(await state.RecordsAsync("Erase"));
    }

    private static string[] Person(string verb, string person = VaultState.Otto) => [verb, VaultState.Product, "1", "--jurisdiction", "EU", "--as", person];

    private static string[] Key(string verb, string person = VaultState.Otto) => [verb, VaultState.Product, "email", "--jurisdiction", "EU", "--as", person];

    private static (int, string?) Refusal(Ran ran) => (ran.Code, (string?)ran.Json["id"]);

    private static async Task<(int Code, string Text)> TypeAsync(VaultState state, string typed)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "dataproduct.dll");
        var start = new ProcessStartInfo("/usr/bin/script") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-qec");
        start.ArgumentList.Add($"dotnet exec '{tool}' vault {string.Join(' ', Person("erase"))} --state '{state.Folder}'");
        start.ArgumentList.Add("/dev/null");
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(typed);
        await process.StandardInput.FlushAsync();
        var text = await process.StandardOutput.ReadToEndAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        await process.WaitForExitAsync();
        return (process.ExitCode, text);
    }

    private sealed class PastClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(-1);
    }
}
