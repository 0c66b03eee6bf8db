using System.Text;
using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>500 originals are looked for in every byte that a run wrote outside the vaults, and in every cell behind compressed pages.</summary>
[Collection(nameof(AdventureWorks))]
public sealed partial class ClearValueTests(AdventureWorks world)
{
    private const int Seed = 20261122;
    private const int FromQuarantine = 200;
    private const int FromLake = 300;
    private const string InLake = "country_region IN ('DE', 'FR', 'US')";

    [Fact]
    public async Task Originals_AreNowhereOutsideTheVaults()
    {
        var search = new NeedleSearch(await OriginalsAsync());
        var (files, found) = search.FindInFiles(world.State, Path.Combine(world.State, "vaults"));
        var temporary = search.FindInFiles(world.Temp);
        var built = search.FindInFiles(Path.Combine(RepositoryRoot.Path, "artifacts", "obj", "RetailBank"));

        Assert.Empty(found);
        Assert.Empty(temporary.Found);
        Assert.Empty(built.Found);
        Assert.True(files > 50 && built.Files > 5, $"{files} files of the state and {built.Files} of the build were searched");
        Assert.All(world.Telemetry, sent => Assert.Null(search.Find(sent.Body)));
        Assert.Null(search.Find(Encoding.UTF8.GetBytes(world.Run.Errors)));
    }

    [Fact]
    public async Task Originals_AreInNoCellOfLakeOrQuarantine()
    {
        var search = new NeedleSearch(await OriginalsAsync());
        var cells = 0;
        string[] tables =
            [.. LakeTables.Jurisdictions.Select(jurisdiction => LakeTables.Lake(world.State, jurisdiction)), LakeTables.Quarantine(world.State)];
        foreach (var folder in tables)
        {
            // All files, those of no snapshot too: a file that a stopped run left is written all the same.
            var files = Directory.GetFiles(folder, "*.parquet", SearchOption.AllDirectories);
            foreach (var row in await Duck.RowsAsync($"SELECT COLUMNS(*)::VARCHAR FROM {Duck.Parquet(files)}"))
            {
                cells += row.Length;
                Assert.Null(search.Find(Encoding.UTF8.GetBytes(string.Join('\n', row))));
            }
        }

        Assert.True(cells > 17_409 * 12, $"{cells} cells");
    }

    [Fact]
    public async Task Originals_AreInNoManifest()
    {
        var search = new NeedleSearch(await OriginalsAsync());
        var table = new NeedleSearch([".parquet"]); // every manifest names its data files, every manifest list its manifests
        var list = new NeedleSearch([".avro"]);
        string[] files = [.. new[] { "lake", "quarantine" }.SelectMany(
            folder => Directory.GetFiles(Path.Combine(world.State, folder), "*.avro", SearchOption.AllDirectories))];

        Assert.Equal(12, files.Length);
        Assert.All(files, file =>
        {
            var content = AvroBlocks.Inflate(File.ReadAllBytes(file));
            Assert.NotNull((Path.GetFileName(file).StartsWith("snap-", StringComparison.Ordinal) ? list : table).Find(content));
            Assert.Null(search.Find(content));
        });
    }

    [Fact]
    public async Task Console_ShowsOnlyWhatCedarAllowed()
    {
        var input = AdventureWorks.Input();
        var shown = EmailShape().Matches(world.Run.Output).Select(match => match.Value)
            .Where(email => !email.EndsWith("@bank.example", StringComparison.Ordinal)).ToList();
        var europeans = await Duck.RowsAsync($"SELECT email FROM {Duck.Csv(input)} WHERE country_region IN ('DE', 'FR')");
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = world.State });
        var swiss = await platform.QueryAsync(
            "select email from retail.customers", "urs@bank.example", "sanctions-screening", null, TestContext.Current.CancellationToken);
        var allowed = europeans.Select(row => row[0]!).Concat(swiss.Rows.Select(row => (string)row[0]!)).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(shown);
        Assert.Subset(allowed, shown.ToHashSet(StringComparer.Ordinal));
        var others = new NeedleSearch((await OriginalsAsync()).Where(original => !allowed.Contains(original)));
        Assert.Null(others.Find(Encoding.UTF8.GetBytes(world.Run.Output)));
    }

    [Fact]
    public void Telemetry_ArrivesUnderOurNames()
    {
        AdventureWorks.Input();
        var bytes = world.Telemetry.GroupBy(sent => sent.Path).ToDictionary(
            group => group.Key, group => string.Concat(group.Select(sent => Encoding.Latin1.GetString(sent.Body))));

        Assert.Equal(["/v1/metrics", "/v1/traces"], bytes.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            (string[])["dataproduct.hydration.rows.read", "dataproduct.hydration.rows.written", "dataproduct.hydration.rows.quarantined",
                "dataproduct.sli.good", "dataproduct.slo.error_budget.remaining", "dataproduct.health.score", "retail.customers"],
            name => Assert.Contains(name, bytes["/v1/metrics"], StringComparison.Ordinal));
        Assert.Contains("hydrate", bytes["/v1/traces"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_FindsWhatIsPlanted()
    {
        var originals = await OriginalsAsync();
        var search = new NeedleSearch(originals);
        using var folder = new TempFolder();
        (Encoding, string)[] planted = [(Encoding.UTF8, originals[0]), (Encoding.Unicode, originals[^1]), (Encoding.BigEndianUnicode, originals[250])];
        foreach (var (encoding, original) in planted)
        {
            await File.WriteAllBytesAsync(folder[".planted"], [0xFF, .. encoding.GetBytes(original), 0x00], TestContext.Current.CancellationToken);
            Assert.Single(search.FindInFiles(folder.Path).Found);
            Assert.Empty(search.FindInFiles(folder.Path, folder.Path).Found);
        }

        var lake = await LakeTables.FilesAsync(LakeTables.Lake(world.State, "EU"));
        Assert.NotNull(new NeedleSearch(["dp1_eu_"]).Find(Encoding.UTF8.GetBytes((await Duck.RowsAsync($"SELECT email FROM {lake}"))[0][0]!)));
    }

    // E-mails, phones, address lines and card numbers, a quarter of each as far as a crowd has so many.
    private static async Task<IReadOnlyList<string>> OriginalsAsync()
    {
        var input = AdventureWorks.Input();
        var random = new Random(Seed);
        var originals = new List<string>();
        foreach (var (condition, count) in ((string, int)[])[($"NOT coalesce({InLake}, false)", FromQuarantine), (InLake, FromLake)])
        {
            string[] columns = ["email", "phone", "address_line", "card_number"];
            foreach (var column in columns)
            {
                var values = await Duck.RowsAsync(
                    $"SELECT DISTINCT {column} FROM {Duck.Csv(input)} WHERE {condition} AND length({column}) >= 8 ORDER BY 1");
                var drawn = random.GetItems(values.ToArray(), values.Count).Select(row => row[0]!);
                originals.AddRange(drawn.Distinct().Except(originals).Take(count / columns.Length));
            }
        }

        Assert.Equal(FromQuarantine + FromLake, originals.Count);
        return originals;
    }

    [GeneratedRegex(@"[^\s│]+@[^\s│,)]+")]
    private static partial Regex EmailShape();
}
