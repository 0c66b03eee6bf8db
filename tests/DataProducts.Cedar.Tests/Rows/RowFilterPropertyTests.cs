namespace DataProducts.Cedar.Tests;

public sealed class RowFilterPropertyTests
{
    private const int Seed = 411;
    private const int RowCount = 100;
    private const int SetCount = 600;

    [Fact]
    public void RandomPoliciesAndRows_FilterEqualsTheDecisionOfEachRow()
    {
        var random = new System.Random(Seed);
        var rows = Enumerable.Range(0, RowCount).Select(_ => RandomWorld.Row(random)).ToList();
        using var table = new DuckDbRows(rows);
        var world = RandomWorld.Entities.With(RandomWorld.Schema.ActionEntities);
        var stores = rows.Select((row, i) => world.With(RandomWorld.RowEntity(i, row))).ToList();
        var policies = new RandomPolicies(random);
        var (shown, hidden, mixed, refused) = (0, 0, 0, 0);
        for (var set = 0; set < SetCount; set++)
        {
            var text = policies.Set();
            var parsed = PolicySet.Parse(text, "random.cedar");
            var context = RandomWorld.Context(withFlag: set % 2 == 0);
            var result = PartialEvaluator.EvaluateUnchecked(
                parsed, RandomWorld.Schema, RandomWorld.Entities, new(RandomWorld.Principal, RandomWorld.Read, RandomWorld.Rows, context));
            RowPredicate filter;
            try
            {
                filter = RowFilter.From(result, RandomWorld.Columns);
            }
            catch (RowFilterException)
            {
                refused++;
                continue;
            }

            var sql = DuckDbPrinter.Print(filter);
            var found = table.Select(sql);
            for (var i = 0; i < RowCount; i++)
            {
                var isComplete = rows[i].ContainsKey("n");
                var request = new CedarRequest(RandomWorld.Principal, RandomWorld.Read, new("Row", $"r{i}"), context);
                var expected = isComplete && Authorizer.Authorize(parsed, stores[i], request).AllowedStrictly;
                var why = $"seed {Seed}, set {set}, row {i}\n{text}\n{sql}\n{string.Join(", ", rows[i].Select(field => $"{field.Key}={field.Value}"))}";
                Assert.True(RowInterpreter.Evaluate(filter, rows[i]) == expected, $"interpreted, expected {expected}: {why}");
                Assert.True(found.Contains(i) == expected, $"DuckDB, expected {expected}: {why}");
            }

            shown += found.Count;
            hidden += RowCount - found.Count;
            mixed += found.Count > 0 && found.Count < RowCount * 0.9 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {Seed}: {shown + hidden} rows judged, {shown} shown; {mixed} filters show some rows and hide some; {refused} refused");
        Assert.True(shown + hidden > 20_000 && mixed > SetCount / 5 && refused == 0, "The random policies do not reach far enough.");
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
