namespace DataProducts.Access;

/// <summary>One file of rules: a rule a class and table, and last one that matches everything and allows nothing.</summary>
internal sealed class TrinoPlanner : IPlanTarget
{
    private readonly TargetPlanBuilder _plan = new(PlanTarget.Trino);
    private readonly List<TrinoRule> _rules = [];

    public TargetPlan Plan(PlanInput input)
    {
        foreach (var rule in input.Rules)
        {
            if (input.Map.Find(rule.Table.Jurisdiction)?.TrinoCatalog is not { } catalog)
            {
                _plan.SayUnknownPlace(rule.Table);
            }
            else if (Principal(rule.Roles) is not { } who)
            {
                _plan.SayUnmapped(rule);
            }
            else
            {
                Add(rule, who, catalog, input);
            }
        }

        DateTimeOffset? until = _rules.Count > 0 ? input.Rules.Min(rule => rule.Until) : null;
        IEnumerable<TrinoRule> rules = [.. PolicyUserRules(input), .. _rules];
        _plan.Add(PlanStep.Grant, "rules", input.Model.Product.Id, "FILE rules.json", TrinoFile.Write([.. rules]), until);
        return _plan.Build();
    }

    private static (string, string)? Principal(ClassRoles? roles) =>
        roles?.TrinoRole is { } role ? ("role", role) : roles?.TrinoGroup is { } group ? ("group", group) : null;

    private void Add(AccessRule rule, (string, string) who, string catalog, PlanInput input)
    {
        try
        {
            var dialect = TrinoDialect.Instance;
            // A rule has no comment, so the mark stands in the filter; unknown members are errors.
            var filter = $"{dialect.Filter(rule)} /* {input.Mark} */";
            var masks = rule.Columns.Where(column => !TrinoDialect.IsPlain(column))
                .Select(column => (column.Column.Name, (string?)dialect.Mask(column, dialect.Name(column.Column.Name))));
            _rules.Add(new TrinoRule(who, catalog, rule.Table, filter, [.. masks, .. PlanTable.LakeColumns.Select(column => (column.Name, (string?)null))], input.Map.TrinoPolicyUser));
            _plan.SayTokensStay(rule);
        }
        catch (UntranslatableException why)
        {
            _plan.Refuse(rule, why);
        }
    }

    // Who evaluates filters must be able to read what they read, and need read nothing else.
    private IEnumerable<TrinoRule> PolicyUserRules(PlanInput input)
    {
        if (input.Map.TrinoPolicyUser is not { } user)
        {
            yield break;
        }

        foreach (var table in _rules.Select(rule => (rule.Catalog, rule.Table)).DistinctBy(one => one.Table.ToString(), StringComparer.Ordinal))
        {
            var rules = input.Rules.Where(rule => rule.Table.ToString() == table.Table.ToString()).ToList();
            var read = PredicateColumns.Of(rules.SelectMany(rule => rule.Columns.Select(column => column.ShownWhen).Prepend(rule.Rows)));
            var masked = rules.SelectMany(rule => rule.Columns).Where(column => column.DependsOnRow).Select(column => column.Column.Name);
            var needed = read.Concat(masked).ToHashSet(StringComparer.Ordinal);
            var hidden = table.Table.Columns.Concat(PlanTable.LakeColumns).Select(column => column.Name).Where(name => !needed.Contains(name));
            yield return new TrinoRule(("user", user), table.Catalog, table.Table, null, [.. hidden.Select(name => (name, (string?)null))], null);
        }
    }
}
