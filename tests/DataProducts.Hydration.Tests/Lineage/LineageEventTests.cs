using System.Text.Json.Nodes;
using DataProducts.Hydration.Crash;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

/// <summary>What a run tells of itself is valid OpenLineage, is complete, and holds nothing of the rows.</summary>
public sealed class LineageEventTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Bank _bank;

    public LineageEventTests() => _bank = new Bank { Lineage = new(new FileLineageSink(_folder["runs"])) };

    public async ValueTask DisposeAsync()
    {
        await _bank.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task EventsOfEveryKindOfRun_AreValid()
    {
        var source = Customers.Of(Customers.Row(1) + Customers.Row(2, "US") + Customers.Row(3, "AU") + Customers.Row(4, email: "no-address"));
        var first = await _bank.HydrateAsync(source);
        await _bank.HydrateAsync(source);
        await _bank.HydrateAsync(source, new HydrationOptions { Replay = first.Batch }, jurisdictions: Countries.Wider);
        await _bank.HydrateAsync(Derived());
        await FailAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bank.HydrateAsync(Customers.Of(Customers.Row(8), "s3://shop:secret@bucket/a/b.csv?sig=x"), new Cancelled()));

        var events = Events();

        Assert.Equal(12, events.Count);
        Assert.Empty(await OpenLineageSchemas.ErrorsAsync(events));
        Assert.Equal(["START", "COMPLETE", "START", "COMPLETE", "START", "COMPLETE", "START", "COMPLETE", "START", "FAIL", "START", "ABORT"], KindsByRun(events));
        Assert.All(events.Select(Parse).GroupBy(one => (string)one["run"]!["runId"]!), run => Assert.Equal(2, run.Count()));
    }

    [Fact]
    public async Task SpoiledEvents_AreNotValid()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));
        var text = Events()[1];
        string[] spoiled =
        [
            text.Replace("\"COMPLETE\"", "\"DONE\"", StringComparison.Ordinal),
            text.Replace("\"datasetVersion\":", "\"datasetVersions\":", StringComparison.Ordinal),
            text.Replace("\"masking\":true", "\"masking\":\"yes\"", StringComparison.Ordinal),
            text.Replace("\"outputStatistics\"", "\"outputNumbers\"", StringComparison.Ordinal),
            text.Replace("1-2-0/ColumnLineage", "9-2-0/ColumnLineage", StringComparison.Ordinal),
        ];

        foreach (var one in spoiled)
        {
            Assert.NotEmpty(await OpenLineageSchemas.ErrorsAsync([one]));
        }
    }

    [Fact]
    public async Task Tables_AreToldByJurisdiction_WithVersionAndNumbers()
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Row(1) + Customers.Row(2) + Customers.Row(3, "US")));

        var complete = Parse(Events()[1]);
        var eu = complete["outputs"]!.AsArray().Single(one => (string)one!["name"]! == "eu__retail__customers__v1.customers")!;

        Assert.Equal(5, complete["outputs"]!.AsArray().Count);
        Assert.Equal("retail.customers.v1.customers", (string?)complete["job"]!["name"]);
        Assert.Equal($"{report.Snapshots[Jurisdiction.EU]}", (string?)eu["facets"]!["version"]!["datasetVersion"]);
        var numbers = eu["outputFacets"]!["outputStatistics"]!;
        Assert.Equal((2, 1), ((int)numbers["rowCount"]!, (int)numbers["fileCount"]!));
        Assert.True((long)numbers["size"]! > 0);
        Assert.Equal((0, 2), ((int)Metric("email")["nullCount"]!, (int)Metric("card_expiry_year")["nullCount"]!));
        Assert.Equal(3, (int)complete["inputs"]![0]!["inputFacets"]!["inputStatistics"]!["rowCount"]!);
        Assert.Contains(complete["run"]!["facets"]!["tags"]!["tags"]!.AsArray(), tag => (string?)tag!["key"] == "batch" && (string?)tag["value"] == report.Batch);

        JsonNode Metric(string column) => eu["facets"]!["dataQualityMetrics"]!["columnMetrics"]![column]!;
    }

    [Fact]
    public async Task Columns_AreToldWithWhatTheyAreMadeOf_TokensAsMasked()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1)));

        var fields = Parse(Events()[0])["outputs"]![0]!["facets"]!["columnLineage"]!["fields"]!;

        Assert.Equal(
            "[{\"namespace\":\"dataproducts/sources/retail.customers\",\"name\":\"customers.csv\",\"field\":\"address_line\","
            + "\"transformations\":[{\"type\":\"DIRECT\",\"subtype\":\"TOKENISE\",\"masking\":true}]}]",
            fields["address"]!["inputFields"]!.ToJsonString());
        Assert.Equal("{\"type\":\"DIRECT\",\"subtype\":\"IDENTITY\",\"masking\":false}", fields["city"]!["inputFields"]![0]!["transformations"]![0]!.ToJsonString());
        Assert.Null(fields["residence"]);
        foreach (var pii in Customer.Schema.Pii)
        {
            Assert.True((bool)fields[pii.Name]!["inputFields"]![0]!["transformations"]![0]!["masking"]!);
        }
    }

    [Fact]
    public async Task DerivedRows_AreMadeOfTablesOfTheirOwnJurisdiction()
    {
        await _bank.HydrateAsync(Derived());

        var complete = Parse(Events()[1]);

        Assert.Equal(["eu__shop__orders__v2.orders", "in__shop__orders__v2.orders"], complete["inputs"]!.AsArray().Select(one => (string)one!["name"]!));
        foreach (var output in complete["outputs"]!.AsArray())
        {
            var place = ((string)output!["name"]!)[..2];
            var fields = output["facets"]!["columnLineage"]!["fields"]!.AsObject();
            Assert.All(fields, field => Assert.StartsWith(place + "__", (string)field.Value!["inputFields"]![0]!["name"]!, StringComparison.Ordinal));
            Assert.Equal(place is "eu" or "in" ? 2 : 0, fields.Count);
            if (fields["city"] is { } city)
            {
                Assert.Equal("TRANSFORMATION", (string?)city["inputFields"]![0]!["transformations"]![0]!["subtype"]);
            }
        }
    }

    [Fact]
    public async Task FailedRun_HasIdAndTextAndNoOutputs_AndNoCredential()
    {
        await FailAsync();
        var missing = CsvSource.Stream("https://shop:secret@host.example/a.csv?sig=hidden", _ => throw new IOException("secret"));
        await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(missing));

        var text = string.Concat(Events());
        var fails = Events().Select(Parse).Where(one => (string)one["eventType"]! == "FAIL").ToList();

        Assert.Equal(["DP1100", "DP1161"], fails.Select(one => ((string)one["run"]!["facets"]!["errorMessage"]!["message"]!)[..6]).Order(StringComparer.Ordinal));
        Assert.All(fails, one => Assert.Empty(one["outputs"]!.AsArray()));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.Contains("host.example", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRunAndPlan_TellNothing()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1)), new HydrationOptions { DryRun = true });
        await _bank.PlanAsync(Customers.Of(Customers.Row(1)));

        Assert.False(Directory.Exists(_folder["runs"]));
    }

    [Fact]
    public async Task NoValueOfAnyRowOrToken_IsInAnyEvent()
    {
        // Texts that occur nowhere else, in every column that takes text; one row in three is bad.
        var random = new Random(20261124);
        var values = new List<string>();
        for (var run = 0; run < 4; run++)
        {
            var rows = new System.Text.StringBuilder();
            for (var i = 0; i < 30; i++)
            {
                var (key, person, street, town) = (Word(), Word(), Word(), Word());
                values.AddRange([key, person, street, town]);
                var email = i % 3 == 0 ? $"{person} no address" : $"{person}@mail.example";
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{key},{email},1 (11) 500 555-0118,{street} Street,5555{i:D10},{town},{(i % 2 == 0 ? "DE" : "IN")},2025-09-11 11:15:07.263\n");
            }

            var source = Customers.Of(rows.ToString(), $"{run}.csv");
            await (run == 3
                ? (Task)Assert.ThrowsAsync<QuarantineLimitException>(() => _bank.HydrateAsync(source, new HydrationOptions { Limit = new() { Rows = 0 } }))
                : _bank.HydrateAsync(source));
        }

        var text = string.Concat(Events());
        var tokens = (await _bank.PublishedRowsAsync()).SelectMany(row => row.Split('|')).Where(cell => cell.Length > 20 && !cell.All(char.IsAsciiHexDigitLower)).ToList();

        Assert.Equal(8, Events().Count);
        Assert.True(tokens.Count > 100);
        Assert.All(values.Concat(tokens), value => Assert.DoesNotContain(value, text, StringComparison.OrdinalIgnoreCase));

        string Word() => new([.. Enumerable.Range(0, 12).Select(_ => (char)('a' + random.Next(26)))]);
    }

    private Task<QuarantineLimitException> FailAsync() => Assert.ThrowsAsync<QuarantineLimitException>(
        () => _bank.HydrateAsync(Customers.Of(Customers.Row(7, email: "no-address"), "f.csv"), new HydrationOptions { Limit = new() { Rows = 0 } }));

    private static DerivedSource Derived()
    {
        string[] columns = [.. Customers.Header.TrimEnd('\n').Split(',')];
        object?[] row = ["d1", "d1@mail.example", "1 (11) 500 555-0118", "Long Street", null, "City", "DE", new DateTimeOffset(2025, 9, 11, 11, 15, 7, TimeSpan.Zero)];
        var orders = new DerivedTable("shop.orders", "2", "orders", new HashSet<Jurisdiction> { Jurisdiction.EU, Jurisdiction.IN });
        return new([new(Jurisdiction.EU, new byte[32], _ => ValueTask.FromResult(new DerivedRows(columns, [row])))])
        {
            Origin = new([orders], new Dictionary<string, IReadOnlyList<DerivedField>>
            {
                ["customer_id"] = [new(orders, "customer", IsUnchanged: true)],
                ["city"] = [new(orders, "town", IsUnchanged: false), new(orders, "suburb", IsUnchanged: false)],
            }),
        };
    }

    private static IEnumerable<string> KindsByRun(IEnumerable<string> events) => events.Select(one => (string)Parse(one)["eventType"]!);

    private static JsonNode Parse(string text) => JsonNode.Parse(text)!;

    // In the order in which the runs were made: the clock stands still, so the files' own times tell.
    private List<string> Events() => [.. new DirectoryInfo(_folder["runs"]).GetFiles("*" + FileLineageSink.FileEnd)
        .OrderBy(file => file.LastWriteTimeUtc).SelectMany(file => File.ReadAllLines(file.FullName))];

    private sealed class Cancelled : IProgress<HydrationProgress>
    {
        public void Report(HydrationProgress value) => throw new OperationCanceledException();
    }
}
