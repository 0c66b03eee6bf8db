using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>What others' models and grammars say of planned objects.</summary>
public sealed class OracleTests
{
    [Fact]
    public async Task LakeFormationsRequests_AreTheServicesOwn()
    {
        var requests = Worlds().SelectMany(world => world.Plan(targets: PlanTarget.LakeFormation).Targets.Single().Objects)
            .Select(one => (JsonNode)new JsonObject
            {
                ["method"] = one.Address.Split(' ')[0],
                ["path"] = one.Address.Split(' ')[1],
                ["body"] = JsonNode.Parse(one.Text),
            }).ToList();
        Assert.True(requests.Count > 100);
        requests.Add(JsonNode.Parse("""{"method":"POST","path":"/GrantPermissions","body":{"Permission":["SELECT"]}}""")!); // the oracle can say no

        var answers = JsonNode.Parse(await NodeOracle.RunAsync("lakeformation", "validate.cjs", [], new JsonArray([.. requests]).ToJsonString()))!.AsArray();

        Assert.All(answers.SkipLast(1).Zip(requests), pair => Assert.True(pair.First!.AsArray().Count == 0, $"{pair.First} {pair.Second}"));
        Assert.Equal(4, answers[^1]!.AsArray().Count);
    }

    [Fact]
    public async Task TrinosAndStarbursts_ExpressionsAreTrinosSql()
    {
        var expressions = new List<string>();
        foreach (var world in Worlds())
        {
            var plan = world.Plan(FilterPolarity.Exclusion, PlanTarget.Trino, PlanTarget.Starburst);
            expressions.AddRange(plan.Targets.Single(target => target.Target == PlanTarget.Starburst).Objects.Where(one => one.Kind is "row filter" or "column mask")
                .Select(one => (string)JsonNode.Parse(one.Text)!["expression"]!));
            var rules = new FakeTrino(plan.Targets.Single(target => target.Target == PlanTarget.Trino).Objects, world).Tables;
            expressions.AddRange(rules.Select(rule => rule.Filter).Concat(rules.SelectMany(rule => rule.Columns ?? []).Select(column => column.Mask)).OfType<string>());
        }

        string[] statements = [.. expressions.Distinct().Select(expression => $"SELECT {expression} FROM t WHERE {expression}"), "SELECT (a FROM t"];
        var answers = JsonNode.Parse(await NodeOracle.RunAsync("sql", "parse.mjs", [], JsonSerializer.Serialize(new { scripts = statements })))!.AsArray();

        Assert.True(statements.Length > 30, $"{statements.Length}");
        Assert.All(answers.SkipLast(1).Zip(statements), pair => Assert.True(Errors(pair.First).Count == 0, $"{pair.First} {pair.Second}"));
        Assert.NotEmpty(Errors(answers[^1]));
    }

    private static JsonArray Errors(JsonNode? answer) => answer!["errors"]!.AsArray();

    private static IEnumerable<PlanWorld> Worlds()
    {
        yield return Bank.World;
        var random = new Random(20);
        for (var set = 0; set < 4; set++)
        {
            yield return RandomPlanWorld.Of(RandomPlanWorld.Policies(random), random, 0);
        }
    }
}
