using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

public sealed class RowFilterPropertyTests
{
    private const int Seed = 411;
    private const int Count = 30_000;

    // What asks only whether an attribute is there, of what is there, never errs.
    private static readonly string[] Unerring = ["has: ", "has in a record: "];

    [Fact]
    public async Task RandomSchemasPoliciesAndRows_FilterEqualsTheDecisionOfEachRow()
    {
        await using var property = new RowsProperty();
        var report = await FuzzRunner.RunAsync(property, Count, Seed, cancellation: TestContext.Current.CancellationToken);
        var reached = property.Coverage;

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(report.Holds, report.ToString());
        Assert.DoesNotContain(reached.Gaps, gap => !Unerring.Any(name => gap.StartsWith(name, StringComparison.Ordinal)));
        Assert.True(
            reached is { Shown: > Count / 10, Hidden: > Count / 10, Mixed: > 200, Nonconforming: > 200, Constructs: 38, Left: { Refused: < 80, Dropped: > 100 } },
            $"The random policies do not reach far enough: {reached}");
    }

    [Fact]
    public void RandomPolicies_WhatIsLeftAnswersAsTheWholeDoes()
    {
        var random = new System.Random(Seed + 1);
        var world = RandomWorld.Entities.With(RandomWorld.Schema.ActionEntities);
        var policies = new RandomPolicies(random);
        var errors = 0;
        for (var round = 0; round < 8_000; round++)
        {
            var parsed = PolicySet.Parse(policies.Set(), "random.cedar");
            var context = RandomWorld.Context(withFlag: round % 2 == 0);
            var result = PartialEvaluator.EvaluateUnchecked(
                parsed, RandomWorld.Schema, RandomWorld.Entities, new(RandomWorld.Principal, RandomWorld.Read, RandomWorld.Rows, context));
            var store = world.With(RandomWorld.RowEntity(0, RandomWorld.Row(random)));
            var evaluator = new Evaluator(store, new(RandomWorld.Principal, RandomWorld.Read, new("Row", "r0"), context));
            foreach (var left in result.Policies)
            {
                bool? whole = evaluator.TrySatisfies(left.Policy, out var satisfied) ? satisfied : null;
                bool? rest = evaluator.TryEvaluate(left.Residual, out var value) ? value.AsBool : null;
                Assert.True(whole == rest, $"seed {Seed + 1}, round {round}: {whole} became {rest}: {left.Residual}");
                errors += whole is null && left.Outcome == PartialOutcome.Residual ? 1 : 0;
            }
        }

        Assert.True(errors > 200, $"Only {errors} residuals erred.");
    }
}
