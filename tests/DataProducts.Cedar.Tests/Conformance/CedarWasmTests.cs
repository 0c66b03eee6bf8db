using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

public sealed class CedarWasmTests
{
    private const int Seed = 97;

    [Fact]
    public async Task RandomPolicySets_AnswerAsCedarWasmDoes()
    {
        var random = new System.Random(Seed);
        var policies = new RandomPolicies(random);
        var sets = Enumerable.Range(0, 400).Select(_ => policies.Set()).ToList();
        var rows = Enumerable.Range(0, 6).Select(i => RandomWorld.RowEntity(i, RandomWorld.Row(random))).ToList();
        var input = new JsonObject
        {
            ["schema"] = RandomWorld.SchemaText,
            ["entities"] = new JsonArray([.. RandomWorld.Entities.Entities.Concat(rows.Where(IsComplete)).Select(CedarJson.Entity)]),
            ["cases"] = new JsonArray([.. sets.Select((text, set) => (JsonNode)Case(text, set, rows))]),
        };
        var output = await TestKit.NodeOracle.RunAsync("cedar", "authorize.mjs", [], input.ToJsonString());

        using var answers = JsonDocument.Parse(output);
        var store = RandomWorld.Entities.With(RandomWorld.Schema.ActionEntities).With(rows.Where(IsComplete));
        var valid = 0;
        for (var set = 0; set < sets.Count; set++)
        {
            var answer = answers.RootElement[set];
            Assert.True(answer.GetProperty("parses").GetBoolean(), sets[set]);
            var parsed = PolicySet.Parse(sets[set], "random.cedar");
            var errors = PolicyValidator.Validate(parsed, RandomWorld.Schema).Errors;
            var theirs = answer.GetProperty("validates").GetBoolean();
            valid += theirs ? 1 : 0;
            Assert.True(errors.Count == 0 == theirs, $"seed {Seed}, set {set}: Cedar validates: {theirs}; {string.Join('\n', errors)}\n{sets[set]}");
            var requests = Requests(set, rows).ToList();
            for (var i = 0; i < requests.Count; i++)
            {
                var ours = Answer(Authorizer.Authorize(parsed, store, requests[i]));
                Assert.True(ours == answer.GetProperty("decisions")[i].GetString(), $"seed {Seed}, set {set}, {requests[i].Resource}: {ours}, Cedar {answer}\n{sets[set]}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {sets.Count} sets, {valid} of them valid");
        Assert.InRange(valid, sets.Count / 20, sets.Count * 19 / 20);
    }

    private static bool IsComplete(Entity row) => row.Attributes.ContainsKey("n");

    private static IEnumerable<CedarRequest> Requests(int set, List<Entity> rows) =>
        rows.Select((row, i) => new CedarRequest(i % 3 == 2 ? new("User", "b") : RandomWorld.Principal, RandomWorld.Read, row.Uid, RandomWorld.Context(set % 2 == 0)));

    private static JsonObject Case(string text, int set, List<Entity> rows) => new JsonObject
    {
        ["policies"] = text,
        ["requests"] = new JsonArray([.. Requests(set, rows).Select(request => (JsonNode)new JsonObject
        {
            ["principal"] = CedarJson.Uid(request.Principal),
            ["action"] = CedarJson.Uid(request.Action),
            ["resource"] = CedarJson.Uid(request.Resource),
            ["context"] = CedarJson.Value(request.Context),
        })]),
    };

    private static string Answer(CedarDecision decision) =>
        $"{(decision.Allowed ? "allow" : "deny")} [{string.Join(',', decision.Reasons.Order(StringComparer.Ordinal))}] "
        + $"[{string.Join(',', decision.Errors.Select(error => error.PolicyId).Order(StringComparer.Ordinal))}]";
}
