using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class CedarBenchTests
{
    [Theory]
    [InlineData("gdrive")]
    [InlineData("github")]
    [InlineData("tinytodo")]
    public void EveryRequest_IsAnsweredAsCedarAnsweredIt(string app)
    {
        var answered = 0;
        foreach (var one in TestKit.CedarBench.Read(app))
        {
            var schema = CedarSchema.Parse(one.Schema, app);
            var store = EntityStore.Create(EntityJson.Parse(one.Entities, schema)).With(schema.ActionEntities);
            var engine = CedarEngine.Create(PolicySet.Parse(one.Policies, app, PolicyNaming.ByPosition), store);
            using var requests = JsonDocument.Parse(one.Requests);
            foreach (var json in requests.RootElement.EnumerateArray())
            {
                var request = Request(json);
                Assert.Null(EngineAgreement.Disagreement(engine, store, request));
                var decision = engine.Authorize(request);
                Assert.Equal(json.GetProperty("decision").GetString() == "allow", decision.Allowed);
                Assert.Equal(Texts(json, "reason"), decision.Reasons.Order(StringComparer.Ordinal));
                Assert.Equal(Texts(json, "errors"), decision.Errors.Select(error => error.PolicyId).Order(StringComparer.Ordinal));
                answered++;
            }
        }

        Assert.Equal(10_500, answered);
    }

    [Fact]
    public void GithubWithALinkForEachGrant_AllowsWhatGithubAllows()
    {
        foreach (var one in TestKit.CedarBench.Read("github").Where(one => one.Seed == 0))
        {
            var schema = CedarSchema.Parse(one.Schema, one.App);
            var entities = EntityJson.Parse(one.Entities, schema);
            var store = EntityStore.Create(entities).With(schema.ActionEntities);
            var policies = GithubLinks.Policies(entities);
            var engine = CedarEngine.Create(policies, store);
            using var requests = JsonDocument.Parse(one.Requests);
            foreach (var json in requests.RootElement.EnumerateArray())
            {
                var request = Request(json);
                Assert.Equal(json.GetProperty("decision").GetString() == "allow", engine.Decide(request).Allowed);
                Assert.Null(EngineAgreement.Disagreement(engine, store, request));
            }
        }
    }

    [Fact]
    public void ManyThreads_ShareAnEngineAndItsOverlays()
    {
        var one = TestKit.CedarBench.Read("github", 50, 0);
        var schema = CedarSchema.Parse(one.Schema, one.App);
        var store = EntityStore.Create(EntityJson.Parse(one.Entities, schema)).With(schema.ActionEntities);
        var engine = CedarEngine.Create(PolicySet.Parse(one.Policies, one.App, PolicyNaming.ByPosition), store);
        using var document = JsonDocument.Parse(one.Requests);
        var requests = document.RootElement.EnumerateArray().Select(json => (Ask: Request(json), Allow: json.GetProperty("decision").GetString())).ToList();

        var wrong = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Sum(thread =>
        {
            var trace = new DecisionTrace();
            var own = engine.With(new Entity(new("User", $"only for {thread}")));
            return Enumerable.Range(0, 20).Sum(_ => requests.Count(one =>
                (thread % 2 == 0 ? engine : own).Decide(one.Ask, trace).Allowed != (one.Allow == "allow")));
        });

        Assert.Equal(0, wrong);
    }

    private static CedarRequest Request(JsonElement json) =>
        new(Uid(json.GetProperty("principal")), Uid(json.GetProperty("action")), Uid(json.GetProperty("resource")), CedarValue.EmptyRecord);

    private static EntityUid Uid(JsonElement json) => new(json.GetProperty("type").GetString()!, json.GetProperty("id").GetString()!);

    private static IEnumerable<string> Texts(JsonElement json, string name) =>
        json.GetProperty(name).EnumerateArray().Select(item => item.GetString()!).Order(StringComparer.Ordinal);
}
