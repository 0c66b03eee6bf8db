using System.Text;
using System.Text.Json.Nodes;
using DataProducts.Contracts;

namespace DataProducts.Observability.Tests.Alation;

public sealed class AlationPlanTests
{
    private const string Table = "eu__retail__customers__v1.customers";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    private static readonly AlationTarget Target = new(7) { Tables = new Dictionary<string, long> { [Table] = 4711 }, SummaryField = 10, StatusField = 11 };

    [Fact]
    public void Health_StandsOnEveryTable_AndCompletenessOnItsColumn()
    {
        var plan = Plan(Results(0.995, 0.999));

        var post = Assert.Single(plan.Requests, request => request.Method == "POST");
        Assert.Equal("/integration/v1/data_quality/", post.Path);
        var body = JsonNode.Parse(post.Body)!.AsObject();
        Assert.Equal(["fields", "values"], body.Select(member => member.Key));
        Assert.Equal(
            ["dataproducts.health", "dataproducts.freshness", "dataproducts.completeness"], body["fields"]!.AsArray().Select(field => (string?)field!["field_key"]));
        Assert.All(body["fields"]!.AsArray(), field => Assert.Equal(["field_key", "name", "type", "description"], field!.AsObject().Select(member => member.Key)));
        var values = body["values"]!.AsArray();
        Assert.Equal(15, values.Count); // three of each of five jurisdictions
        Assert.All(values, value => Assert.Equal(
            ["field_key", "object_key", "object_type", "status", "value", "last_updated"], value!.AsObject().Select(member => member.Key)));
        Assert.Equal(
            [
                $"dataproducts.health 7.{Table} TABLE GOOD 100", $"dataproducts.freshness 7.{Table} TABLE GOOD 99.5",
                $"dataproducts.completeness 7.{Table}.email ATTRIBUTE GOOD 99.9",
            ],
            values.Take(3).Select(value => $"{value!["field_key"]} {value["object_key"]} {value["object_type"]} {value["status"]} {value["value"]}"));
        Assert.All(values, value => Assert.Equal("2026-11-22T06:00:00Z", (string?)value!["last_updated"]));
        Assert.DoesNotContain(plan.Requests, request => request.Method == "DELETE");
    }

    [Theory]
    [InlineData(0.996, "GOOD")]
    [InlineData(0.9949, "WARNING")]
    [InlineData(0.98, "ALERT")]
    public void Status_TellsOfTheBudgetTooBeforeItIsSpent(double fresh, string status)
    {
        var values = JsonNode.Parse(Plan(Results(fresh, 1)).Requests[0].Body)!["values"]!.AsArray();

        Assert.Equal(status, (string?)values.First(value => (string?)value!["field_key"] == "dataproducts.freshness")!["status"]);
    }

    // An old "good" must not stand where nothing is known any more.
    [Fact]
    public void WhatIsUnknown_IsTakenBack()
    {
        var plan = Plan(Results(null, null));

        Assert.Empty(JsonNode.Parse(plan.Requests[0].Body)!["values"]!.AsArray());
        var delete = Assert.Single(plan.Requests, request => request.Method == "DELETE");
        var values = JsonNode.Parse(delete.Body)!["values"]!.AsArray();
        Assert.Equal(15, values.Count);
        Assert.All(values, value => Assert.Equal(["field_key", "object_key"], value!.AsObject().Select(member => member.Key)));
    }

    [Fact]
    public void CustomFields_AreOfTablesWithAKnownId_AndTheOthersAreNamed()
    {
        var plan = Plan(Results(1, 1));

        var put = Assert.Single(plan.Requests, request => request.Method == "PUT");
        Assert.Equal("/integration/v2/custom_field_value/async/", put.Path);
        var values = JsonNode.Parse(put.Body)!.AsArray();
        Assert.Equal(["10 table 4711", "11 table 4711"], values.Select(value => $"{value!["field_id"]} {value["otype"]} {value["oid"]}"));
        Assert.All(values, value => Assert.Equal(["field_id", "otype", "oid", "value", "ts_updated"], value!.AsObject().Select(member => member.Key)));
        Assert.Equal("Good", (string?)values[1]!["value"]);
        Assert.Equal(4, plan.Unresolved.Count);
        Assert.DoesNotContain(Table, plan.Unresolved);
    }

    [Fact]
    public void Summary_HoldsNoMarkupOfTheTeams()
    {
        var manifest = Manifest() with { Description = "<script>alert('x')</script> & \u0001", Owner = "\"><b>" };

        var html = AlationSummary.Of(manifest, HealthScore.Compute([]));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0001', html);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("é")]
    [InlineData("\ud83d\ude00")]
    public void LongDescription_IsCutToTheLimit(string unit)
    {
        var html = AlationSummary.Of(Manifest() with { Description = string.Concat(Enumerable.Repeat(unit, 120_000)) }, HealthScore.Compute([]));

        Assert.InRange(Encoding.UTF8.GetByteCount(html), 60_000, AlationLimits.ValueBytes);
        Assert.Contains("…", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', html);
        Assert.EndsWith("</ul>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyValues_AreSentInBatches()
    {
        var columns = Enumerable.Range(0, 500).Select(i => new SloResult($"completeness:c{i}", 0.9, i % 5 == 0 ? null : 1, 1, 1, 1, SloState.Met)).ToList();

        var plan = AlationPlan.Of(
            Manifest(), new Dictionary<string, IReadOnlyList<SloResult>> { ["customers"] = columns }, HealthScore.Compute(columns), Target, Now);

        var posts = plan.Requests.Where(request => request.Method == "POST").Select(request => JsonNode.Parse(request.Body)!).ToList();
        Assert.Equal([1000, 1000, 5], posts.Select(body => body["values"]!.AsArray().Count)); // 5 · (400 + 1)
        Assert.Equal([3, 0, 0], posts.Select(body => body["fields"]!.AsArray().Count));
        Assert.Equal([500], plan.Requests.Where(request => request.Method == "DELETE").Select(request => JsonNode.Parse(request.Body)!["values"]!.AsArray().Count));
        var keys = posts.SelectMany(body => body["values"]!.AsArray()).Select(value => $"{value!["field_key"]} {value["object_key"]}").ToList();
        Assert.Equal(2005, keys.Distinct().Count());
    }

    [Fact]
    public void ManyCustomFields_AreSentInBatches()
    {
        var values = Enumerable.Range(1, 20_001).Select(id => new CustomFieldValue(10, id, "x"));

        var counts = AlationBodies.CustomFields(values, Now).Select(request => JsonNode.Parse(request.Body)!.AsArray().Count);

        Assert.Equal([10_000, 10_000, 1], counts);
    }

    [Fact]
    public void WrongIdsAndTables_AreRefused()
    {
        AlationTarget[] wrong =
        [
            new(0), Target with { SummaryField = -1 }, Target with { Tables = new Dictionary<string, long> { [Table] = 0 } },
            Target with { Tables = new Dictionary<string, long> { ["eu__retail__orders__v1.orders"] = 1 } },
        ];

        Assert.All(wrong, target => Assert.Equal("DP1750", Assert.Throws<DataProductException>(
            () => AlationPlan.Of(Manifest(), Results(1, 1), HealthScore.Compute([]), target, Now)).Id));
    }

    private static AlationPlan Plan(Dictionary<string, IReadOnlyList<SloResult>> results) =>
        AlationPlan.Of(Manifest(), results, HealthScore.Compute(results["customers"]), Target, Now);

    private static Dictionary<string, IReadOnlyList<SloResult>> Results(double? fresh, double? complete) => new()
    {
        ["customers"] = [Result("freshness", 0.99, fresh), Result("completeness:email", 0.99, complete)],
    };

    private static SloResult Result(string name, double target, double? attained) => new(
        name, target, attained, 0, 0, attained is { } share ? 1 - ((1 - share) / (1 - target)) : null,
        attained is null ? SloState.Unknown : attained >= target ? SloState.Met : SloState.Missed);

    private static ProductManifest Manifest() => ManifestReader.Parse("""
        {
          "manifestVersion": 1, "id": "retail.customers", "domain": "retail", "owner": "team@bank.example", "version": "1.0.0", "description": "Customers.",
          "ports": [{
            "name": "customers", "record": "RetailBank.Customer", "key": [], "jurisdictionColumn": "residence", "countryColumn": "country",
            "columns": [
              { "name": "residence", "property": "Residence", "type": "string", "nullable": false },
              { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "country" }
            ],
            "serviceLevels": []
          }]
        }
        """);
}
