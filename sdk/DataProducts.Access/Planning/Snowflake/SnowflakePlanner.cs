namespace DataProducts.Access;

/// <summary>For each table one row access policy and a masking policy a column, or a secure view where policies cannot do it.</summary>
internal sealed class SnowflakePlanner : IPlanTarget
{
    private readonly TargetPlanBuilder _plan = new(PlanTarget.Snowflake);

    public TargetPlan Plan(PlanInput input)
    {
        foreach (var rules in input.Rules.GroupBy(rule => rule.Table.ToString(), StringComparer.Ordinal))
        {
            var table = rules.First().Table;
            if (input.Map.Find(table.Jurisdiction) is not { SnowflakeDatabase: { } database, SnowflakePolicies: { } policies })
            {
                _plan.SayUnknownPlace(table);
                continue;
            }

            var told = rules.Select(Told).OfType<SnowflakeRule>().ToList();
            if (told.Count > 0)
            {
                Add(new SnowflakeTable(table, database, policies, told), input);
            }
        }

        return _plan.Build();
    }

    private SnowflakeRule? Told(AccessRule rule)
    {
        if (rule.Roles?.SnowflakeRole is not { } role)
        {
            _plan.SayUnmapped(rule);
            return null;
        }

        try
        {
            var told = SnowflakeRule.Of(rule, role);
            foreach (var masked in rule.Table.Columns.Where(column => !told.IsPlain(column.Name)))
            {
                _ = SnowflakeDialect.TypeOf(masked.Type); // found here, where it refuses one rule and not the whole plan
            }

            _plan.SayTokensStay(rule);
            return told;
        }
        catch (UntranslatableException why)
        {
            _plan.Refuse(rule, why);
            return null;
        }
    }

    private void Add(SnowflakeTable table, PlanInput input)
    {
        if (table.NeedsView)
        {
            _plan.Say("FGAC-RAP-MASK-COLUMN", PlanSeverity.Note, table.Table, null,
                "A column would stand both in the row access policy and in a mask; a secure view does both, and nobody is granted the table.");
            new SnowflakeView(table, _plan).Add(input);
        }
        else
        {
            new SnowflakePolicies(table, _plan).Add(input);
        }
    }
}
