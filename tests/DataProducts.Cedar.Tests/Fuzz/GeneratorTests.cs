using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

public sealed class GeneratorTests
{
    private const int Seed = 4;

    [Fact]
    public void SameSeedAndIndex_GiveTheSameCase()
    {
        static string Case()
        {
            var dice = new Dice(Seed, 7);
            var world = FuzzWorld.Random(dice);
            return $"{world.SchemaText}{world.EntitiesJson.ToJsonString()}{new PolicyGenerator(dice, world, PolicyStyle.Everything).Set(8)}";
        }

        Assert.Equal(Case(), Case());
    }

    [Fact]
    public void Cases_CoverWhatIsAcceptedAndWhatIsRefused()
    {
        int sets = 0, parsed = 0, valid = 0, allowed = 0, erred = 0, links = 0, requests = 0;
        var wellTyped = 0;
        var wellTypedValid = 0;
        for (var i = 0; i < 150; i++)
        {
            var dice = new Dice(Seed, i);
            var world = FuzzWorld.Random(dice);
            Assert.All(world.Entities, entity => Assert.Empty(EntityValidator.Validate(entity, world.Schema)));
            var store = world.Store.With(world.Schema.ActionEntities);
            var policies = new PolicyGenerator(dice, world, PolicyStyle.Everything);
            var asked = new RequestGenerator(dice, world);
            for (var n = 0; n < 10; n++)
            {
                sets++;
                try
                {
                    var action = asked.Action();
                    var set = policies.Set(4, action).Parse();
                    parsed++;
                    links += set.Policies.Count(policy => policy.TemplateId is not null);
                    valid += PolicyValidator.Validate(set, world.Schema).IsValid ? 1 : 0;
                    var request = asked.Conforming(action).ToRequest();
                    Assert.Empty(RequestValidator.Conforms(world.Schema, request));
                    var decision = Authorizer.Authorize(set, store, request);
                    requests++;
                    allowed += decision.Allowed ? 1 : 0;
                    erred += decision.Errors.Count > 0 ? 1 : 0;
                }
                catch (CedarException)
                {
                }
            }

            var typed = new PolicyGenerator(dice, world, PolicyStyle.WellTyped);
            for (var n = 0; n < 10; n++)
            {
                var source = typed.Set(1);
                var errors = PolicyValidator.Validate(source.Parse(), world.Schema).Errors;
                wellTyped++;
                wellTypedValid += errors.Count == 0 ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {Seed}: {sets} sets, {parsed} parse, {valid} valid, {links} links, {requests} requests: {allowed} allowed, {erred} with errors; "
            + $"{wellTypedValid} of {wellTyped} well-typed policies valid");
        Assert.InRange(parsed, sets * 6 / 10, sets - 1);
        Assert.InRange(valid, parsed / 4, parsed * 9 / 10);
        Assert.InRange(allowed, requests / 10, requests * 8 / 10);
        Assert.InRange(erred, requests / 50, requests / 2);
        Assert.True(links > sets / 50);
        Assert.True(wellTypedValid > wellTyped / 2, $"{wellTypedValid} of {wellTyped}");
    }
}
