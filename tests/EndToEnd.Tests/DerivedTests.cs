using System.Text.Json.Nodes;
using RetailBank;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Derived products: what they may read, what they see, and what becomes of it.</summary>
public sealed class DerivedTests : IAsyncLifetime
{
    private readonly DerivedState _state = new();

    public ValueTask InitializeAsync() => _state.InitializeAsync();

    public ValueTask DisposeAsync() => _state.DisposeAsync();

    [Fact]
    public async Task Product_SeesWhatItsPoliciesShow()
    {
        var report = await _state.HydrateAsync(DerivedState.All);

        var expected = SmallState.Rows.Where(row => row.Hold != true).ToList();
        Assert.Equal(expected.Count, report.RowsWritten.Values.Sum());
        Assert.All(expected.GroupBy(row => row.Jurisdiction), group => Assert.Equal(group.Count(), report.RowsWritten[Jurisdiction.Parse(group.Key)]));
        var answer = await _state.Platform.QueryAsync("select id from lab.notes", "clara@bank.example", DerivedState.Purpose);
        Assert.Equal(expected.Select(row => row.Id).Order(StringComparer.Ordinal), answer.Rows.Select(row => (string)row[0]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lineage_NamesTheTablesAndColumnsThatTheSqlReads()
    {
        await _state.HydrateAsync(DerivedState.All);

        var events = Directory.GetFiles(_state.Platform.Layout.Runs, "*.openlineage.jsonl").SelectMany(File.ReadAllLines)
            .Select(line => JsonNode.Parse(line)!).Where(one => (string?)one["job"]!["name"] == "lab.notes.v1.notes").ToList();
        var eu = events[1]["outputs"]!.AsArray().Single(one => ((string)one!["name"]!).StartsWith("eu__", StringComparison.Ordinal))!;
        var id = eu["facets"]!["columnLineage"]!["fields"]!["id"]!["inputFields"]![0]!;

        Assert.Equal(["START", "COMPLETE"], events.Select(one => (string?)one["eventType"]));
        Assert.Contains(events[1]["inputs"]!.AsArray(), input => (string?)input!["name"] == (string?)id["name"]);
        Assert.StartsWith("eu__", (string?)id["name"], StringComparison.Ordinal);
        Assert.Equal(("customer_id", "IDENTITY"), ((string?)id["field"], (string?)id["transformations"]![0]!["subtype"]));
    }

    [Fact]
    public async Task ProductAtHome_SeesTheRowsOfItsJurisdictionOnly()
    {
        await _state.RegisterAsync(people => DerivedState.Product(people)["groups"] = new JsonArray("fraud-analysts"));

        var report = await _state.HydrateAsync(DerivedState.All);

        Assert.Equal(4, report.RowsWritten[Jurisdiction.EU]);
        Assert.Equal(4, report.RowsWritten.Values.Sum());
    }

    [Fact]
    public async Task SameInputs_AreTheSameBatch_AndAreDecidedAgain()
    {
        var first = await _state.HydrateAsync(DerivedState.All);
        var records = (await _state.LogAsync()).Count;
        var second = await _state.HydrateAsync(DerivedState.All.Replace(" from", "\n  FROM", StringComparison.Ordinal));

        Assert.False(first.AlreadyHydrated);
        Assert.True(second.AlreadyHydrated);
        Assert.Equal(first.Batch, second.Batch);
        Assert.Equal(first.Snapshots, second.Snapshots);
        Assert.Equal(records + 1, (await _state.LogAsync()).Count);
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("statement")]
    [InlineData("rows")]
    [InlineData("home")]
    public async Task AnotherInput_IsAnotherBatch(string what)
    {
        var first = await _state.HydrateAsync(DerivedState.All);
        var sql = what == "statement" ? DerivedState.All.Replace("'x'", "'y'", StringComparison.Ordinal) : DerivedState.All;
        if (what == "policy")
        {
            Directory.CreateDirectory(_state["policies"]);
            foreach (var file in Directory.GetFiles(SmallState.Policies))
            {
                var text = (await File.ReadAllTextAsync(file)).Replace("unless { resource has legalHold && resource.legalHold };", "unless { resource has legalHold };", StringComparison.Ordinal);
                await File.WriteAllTextAsync(Path.Combine(_state["policies"], Path.GetFileName(file)), text);
            }

            await _state.RegisterAsync(policies: _state["policies"]);
        }
        else if (what == "rows")
        {
            const string More = "customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,legal_hold,modified\n"
                + "DE-More,more@example.org,398-555-0132,Main Street 1,,Town,DE,Vista,11110000000000,,2025-09-11 11:15:07.263\n";
            await _state.Platform.HydrateAsync<Customer>(Shop.Csv("more", More));
        }
        else if (what == "home")
        {
            await _state.RegisterAsync(people => DerivedState.Product(people)["groups"] = new JsonArray("fraud-analysts"));
        }

        var second = await _state.HydrateAsync(sql);

        Assert.False(second.AlreadyHydrated);
        Assert.NotEqual(first.Batch, second.Batch);
        Assert.Equal(what == "rows" ? 1 : 0, second.RowsWritten.Values.Sum());
        Assert.All(second.Problems.Keys, problem => Assert.Equal(RowRule.KeyDuplicate, problem.Rule));
    }

    [Fact]
    public async Task EachRun_SeesOneJurisdiction()
    {
        await _state.HydrateAsync("""
            select a.customer_id as id, a.country, concat((select count(*) from retail.customers), ' ', count(*)) as text
            from retail.customers a cross join retail.customers b group by a.customer_id, a.country
            """);

        var answer = await _state.Platform.QueryAsync("select residence, text from lab.notes", "clara@bank.example", DerivedState.Purpose);
        Assert.Equal(12, answer.Rows.Count);
        Assert.All(answer.Rows, row => Assert.Equal((string)row[0]! == "EU" ? "4 4" : "2 2", row[1]));
    }

    [Fact]
    public async Task RowThatIsSentAcrossABorder_IsQuarantined()
    {
        var report = await _state.HydrateAsync(DerivedState.All.Replace("country,", "'US' as country,", StringComparison.Ordinal));

        Assert.Equal(2, report.RowsWritten[Jurisdiction.US]);
        Assert.Equal(2, report.RowsWritten.Values.Sum());
        Assert.Equal(10, report.Problems[new RowProblem(RowRule.JurisdictionCrossed, null)]);
    }

    [Fact]
    public async Task ProductOfOneJurisdiction_TakesItsRowsOnly()
    {
        var report = await _state.Platform.HydrateAsync<Swiss>(DerivedQuery.Of("select customer_id as id from retail.customers", DerivedState.Purpose));

        Assert.Equal((2, 2, 0), (report.RowsRead, report.RowsWritten[Jurisdiction.CH], report.RowsQuarantined));
    }

    [Fact]
    public async Task ClassifiedColumns_AreNullThoughAPersonWouldSeeThem()
    {
        var seen = await _state.Platform.QueryAsync("select city from retail.customers", "clara@bank.example", DerivedState.Purpose);
        await _state.HydrateAsync(DerivedState.All.Replace("'x'", "city", StringComparison.Ordinal));

        Assert.Contains(seen.Rows, row => (string?)row[0] == "Town");
        var noted = await _state.Platform.QueryAsync("select text from lab.notes", "clara@bank.example", DerivedState.Purpose);
        Assert.Equal(12, noted.Rows.Count);
        Assert.All(noted.Rows, row => Assert.Null(row[0]));
    }

    [Fact]
    public async Task TokensThatAreCounted_AreFine()
    {
        await _state.HydrateAsync(DerivedState.All.Replace("'x'", "concat(count(email) over (), '')", StringComparison.Ordinal));
        var answer = await _state.Platform.QueryAsync("select distinct text from lab.notes where residence = 'EU'", "clara@bank.example", DerivedState.Purpose);

        Assert.Equal("4", Assert.Single(answer.Rows)[0]);
        Assert.DoesNotContain(await _state.LogAsync(), record => record.GetProperty("event").GetString() == "Detokenise" && DerivedState.IsProduct(record));
    }

    [Fact]
    public async Task SubscriptionThatIsMissingOrOver_DeniesTheSource()
    {
        await _state.RegisterAsync(people => people["subscriptions"]!.AsArray().RemoveAt(0));
        await IsDeniedAsync("guard.grant: no active subscription");

        await _state.RegisterAsync(people => people["subscriptions"]![0]!["expires"] = "2026-11-23T12:00:00Z");
        _state.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        await IsDeniedAsync("guard.grant: no active subscription");
    }

    [Fact]
    public async Task UnknownIdentityOrPurpose_IsRefused()
    {
        Assert.Equal("DP1911", (await _state.RefusedAsync<Note>(DerivedState.All, "curiosity")).Id);
        await _state.RegisterAsync(people => people["people"]!.AsArray().Remove(DerivedState.Product(people)));
        Assert.Equal("DP1910", (await _state.RefusedAsync<Note>(DerivedState.All)).Id);
    }

    [Fact]
    public async Task Decision_IsRecordedUnderTheProductsName()
    {
        await _state.HydrateAsync(DerivedState.All);

        var record = Assert.Single(await _state.LogAsync(), record => DerivedState.IsProduct(record) && record.GetProperty("event").GetString() == "Query");
        Assert.Equal(("retail.customers", DerivedState.Purpose, true), (record.GetProperty("product").GetString(), record.GetProperty("purpose").GetString(), record.GetProperty("allowed").GetBoolean()));
    }

    private async Task IsDeniedAsync(string reason)
    {
        var failure = await _state.RefusedAsync<Note>(DerivedState.All);

        Assert.Equal("DP1122", failure.Id);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Null(await _state.Platform.Versions.CurrentAsync("lab.notes", "notes"));
        var last = (await _state.LogAsync())[^1];
        Assert.True(DerivedState.IsProduct(last));
        Assert.False(last.GetProperty("allowed").GetBoolean());
    }
}
