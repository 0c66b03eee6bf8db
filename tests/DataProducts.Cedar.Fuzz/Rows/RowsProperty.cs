using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Row filters against decisions row by row.</summary>
internal sealed class RowsProperty : IFuzzProperty
{
    private const int RowCount = 40;
    private const int SetCount = 20;
    private const int AskedRows = 6;

    private static readonly RowFilterOptions Exact = new();

    // The engine that says least, so that permits are left out.
    private static readonly RowFilterOptions LakeFormation = new() { DropUntranslatablePermits = true, Target = RowCapabilities.LakeFormation };

    private readonly RowTable _table = new();

    public RowCoverage Coverage { get; } = new();

    public string Name => "rows";

    public string Claim => "in DuckDB, a row filter shows exactly the rows that Cedar allows and in which no forbid errs";

    public string Summary => Coverage.ToString();

    public Task<FuzzStep> RunAsync(Dice dice, CancellationToken cancellation)
    {
        var world = new RowWorld(dice);
        var rows = Enumerable.Range(0, RowCount).Select(_ => RandomRow.Of(dice, world)).ToList();
        _table.Fill(world, rows);
        var entities = RowWorld.Entities.With(world.Schema.ActionEntities);
        var stores = rows.Select((row, i) => entities.With(world.Row(i, row.Values))).ToList();
        for (var set = 0; set < SetCount && !cancellation.IsCancellationRequested; set++)
        {
            var conditions = new RowConditions(dice, world);
            var policies = conditions.Set();
            if (Counterexample(world, policies, rows, stores, conditions) is { } found)
            {
                var small = Smaller(world, policies, rows, stores);
                return Task.FromResult(new FuzzStep((set + 1) * RowCount, Counterexample(world, small, rows, stores, null) ?? found));
            }

            Ask(world, conditions, stores);
        }

        return Task.FromResult(new FuzzStep(SetCount * RowCount));
    }

    public ValueTask DisposeAsync()
    {
        _table.Dispose();
        return ValueTask.CompletedTask;
    }

    private string? Counterexample(
        RowWorld world, IReadOnlyList<string> policies, List<RandomRow> rows, List<EntityStore> stores, RowConditions? conditions)
    {
        var text = string.Join('\n', policies);
        var parsed = PolicySet.Parse(text, "random.cedar");
        var result = world.Evaluate(parsed);
        if (Filter(result, world, Exact) is not { } exact)
        {
            Coverage.AddLeft(conditions is null ? 0 : 1, 0);
            return null;
        }

        var sql = DuckDbPrinter.Print(exact.Filter);
        var found = _table.Select(sql);
        var allowed = stores.Select((store, i) =>
            Authorizer.Authorize(parsed, store, new(RowWorld.Principal, RowWorld.Action, new("Row", $"r{i}"), world.Context)).AllowedStrictly).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            if (found.Contains(i) != (allowed[i] && rows[i].Conforms))
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $"row {i}: the filter shows it: {found.Contains(i)}; Cedar allows it: {allowed[i]}; it conforms: {rows[i].Conforms}\n{text}\n{sql}\n{rows[i]}\n{string.Join(", ", rows[i].Cells)}\n{world.Text}");
            }
        }

        if (conditions is not null)
        {
            Coverage.AddFilter(
                found.Count, rows.Count - found.Count, allowed.Where((isAllowed, i) => isAllowed && !rows[i].Conforms).Count(), conditions.Used.Select(one => one.Construct));
        }

        if (Filter(result, world, LakeFormation) is { } smaller)
        {
            Coverage.AddLeft(0, conditions is null ? 0 : smaller.Dropped.Length);
            var less = DuckDbPrinter.Print(smaller.Filter);
            return (smaller.IsExact ? _table.Select(less).SetEquals(found) : _table.Select(less).IsSubsetOf(found)) ? null
                : $"with {smaller.Dropped.Length} permits left out the filter shows other rows\n{text}\n{less}\n{sql}\n{world.Text}";
        }

        return null;
    }

    // An instant outside DuckDB's calendar, an attribute of what is no record, and so on.
    private static RowFilterResult? Filter(PartialResult result, RowWorld world, RowFilterOptions options)
    {
        try
        {
            return RowFilter.From(result, world.Columns, options);
        }
        catch (RowFilterException)
        {
            return null;
        }
    }

    /// <summary>Takes policies out as long as the rest still fails.</summary>
    private IReadOnlyList<string> Smaller(RowWorld world, IReadOnlyList<string> policies, List<RandomRow> rows, List<EntityStore> stores)
    {
        for (var i = policies.Count - 1; i >= 0; i--)
        {
            IReadOnlyList<string> rest = [.. policies.Where((_, at) => at != i)];
            if (rest.Count > 0 && Counterexample(world, rest, rows, stores, null) is not null)
            {
                policies = rest;
            }
        }

        return policies;
    }

    /// <summary>Notes how each condition answers by itself.</summary>
    private void Ask(RowWorld world, RowConditions conditions, List<EntityStore> stores)
    {
        foreach (var (construct, text) in conditions.Used)
        {
            var policy = PolicySet.Parse($"permit(principal, action, resource) when {{ {text} }};", "random.cedar").Policies[0];
            for (var i = 0; i < AskedRows; i++)
            {
                var evaluator = new Evaluator(stores[i], new(RowWorld.Principal, RowWorld.Action, new("Row", $"r{i}"), world.Context));
                Coverage.AddAnswer(construct, evaluator.TrySatisfies(policy, out var satisfied) ? satisfied : null);
            }
        }
    }
}
