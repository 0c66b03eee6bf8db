namespace DataProducts.Cedar.Tests;

public sealed class EngineAgreementTests
{
    private const int Seed = 20;
    private const int Sets = 2_500;

    [Fact]
    public void RandomPolicies_AnswerAsTheAuthorizerDoes_WhereverTheEntitiesLie()
    {
        var random = new System.Random(Seed);
        var world = new RandomScopes(random);
        var (allowed, erred) = (0, 0);
        for (var set = 0; set < Sets; set++)
        {
            var text = world.Policies(random.Next(1, 25));
            var policies = PolicySet.Parse(text, "random.cedar");
            var entities = world.Entities();
            var store = EntityStore.Create(entities);
            var half = entities.Where((_, i) => i % 2 == 0).ToList();
            CedarEngine[] engines =
            [
                CedarEngine.Create(policies, store),
                CedarEngine.Create(policies).With(entities),
                CedarEngine.Create(policies, EntityStore.Create(half)).With(entities),
                CedarEngine.Create(PolicySet.Empty, EntityStore.Create(half)).WithPolicies(policies).With(entities[..4]).With(entities),
                CedarEngine.Create(policies, EntityStore.Create(half)).WithEntities(store),
            ];
            for (var i = 0; i < 6; i++)
            {
                var request = world.Request();
                for (var engine = 0; engine < engines.Length; engine++)
                {
                    var found = EngineAgreement.Disagreement(engines[engine], store, request);
                    Assert.True(found is null, $"seed {Seed}, set {set}, engine {engine}, {request}: {found}\n{text}\n{string.Join('\n', entities)}");
                }

                var decision = Authorizer.Authorize(policies, store, request);
                allowed += decision.Allowed ? 1 : 0;
                erred += decision.Errors.Count > 0 ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {Sets * 6} requests, {allowed} allowed, {erred} with errors");
        Assert.InRange(allowed, Sets, Sets * 5);
        Assert.InRange(erred, Sets, Sets * 5);
    }

    [Fact]
    public void ManyOverlappingScopes_FindExactlyThePoliciesThatMatch()
    {
        var random = new System.Random(Seed);
        var world = new RandomScopes(random);
        for (var round = 0; round < 20; round++)
        {
            var policies = PolicySet.Parse(world.Policies(600), "random.cedar");
            var entities = world.Entities();
            var store = EntityStore.Create(entities);
            var engine = CedarEngine.Create(policies, store);
            for (var i = 0; i < 25; i++)
            {
                var request = world.Request();
                Assert.True(EngineAgreement.Disagreement(engine, store, request) is null, $"seed {Seed}, round {round}: {request}");
            }
        }
    }
}
