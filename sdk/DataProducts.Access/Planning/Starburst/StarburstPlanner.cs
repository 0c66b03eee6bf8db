namespace DataProducts.Access;

/// <summary>Grant, row filter and masks on the same role of Starburst's built-in access control: a session with another role then has
/// none of them, and not the grant alone.</summary>
internal sealed class StarburstPlanner : IPlanTarget
{
    private const string RowFilter = "rowFilter";
    private const string ColumnMask = "columnMask";

    private readonly TargetPlanBuilder _plan = new(PlanTarget.Starburst);
    private readonly HashSet<string> _expressions = new(StringComparer.Ordinal);

    public TargetPlan Plan(PlanInput input)
    {
        if (input.Options.Polarity == FilterPolarity.Unverified)
        {
            _plan.Say("FGAC-POLARITY-UNVERIFIED", PlanSeverity.Refused, null, null,
                "Whether this Starburst leaves out the rows that a filter matches, or shows them, is not known; the wrong one shows exactly the forbidden rows. "
                + "Try it on a table of your own, and give what you found.");
            return _plan.Build();
        }

        foreach (var rule in input.Rules)
        {
            if (input.Map.Find(rule.Table.Jurisdiction)?.TrinoCatalog is not { } catalog)
            {
                _plan.SayUnknownPlace(rule.Table);
            }
            else if (rule.Roles?.TrinoRole is not { } role)
            {
                _plan.SayUnmapped(rule);
            }
            else
            {
                Add(rule, role, catalog, input);
            }
        }

        return _plan.Build();
    }

    private void Add(AccessRule rule, string role, string catalog, PlanInput input)
    {
        var dialect = TrinoDialect.Instance;
        string visible;
        List<(string Column, string Mask)> masks;
        try
        {
            visible = dialect.Filter(rule);
            masks = [.. rule.Columns.Where(column => !TrinoDialect.IsPlain(column)).Select(column => (column.Column.Name, dialect.Mask(column, "\"@column\"")))];
        }
        catch (UntranslatableException why)
        {
            _plan.Refuse(rule, why);
            return;
        }

        _plan.SayTokensStay(rule);
        var text = input.Options.Polarity == FilterPolarity.Exclusion ? $"NOT {visible}" : visible;
        var filter = Expression(RowFilter, $"{rule.Class.Home}_{rule.Class.Purpose}", text, input);
        _plan.Add(PlanStep.Attach, "row filter attachment", role, StarburstRequests.RolePath(role, "rowFilters"),
            StarburstRequests.Attachment(catalog, rule.Table, null, RowFilter, filter), rule.Until);
        foreach (var (column, mask) in masks)
        {
            var expression = Expression(ColumnMask, column, mask, input);
            _plan.Add(PlanStep.Attach, "column mask attachment", role, StarburstRequests.RolePath(role, "columnMasks"),
                StarburstRequests.Attachment(catalog, rule.Table, column, ColumnMask, expression), rule.Until);
        }

        _plan.Add(PlanStep.Grant, "grant", role, StarburstRequests.RolePath(role, "grants"),
            StarburstRequests.Grant(catalog, rule.Table, [.. rule.Columns.Select(column => column.Column.Name)]), rule.Until);
    }

    // The same text has the same name, so tables share it.
    private string Expression(string kind, string about, string text, PlanInput input)
    {
        var name = PlanNames.Of("dpp", $"{about}_{input.Model.Hash[..8]}", kind, text);
        if (_expressions.Add(name))
        {
            _plan.Add(PlanStep.Create, kind == RowFilter ? "row filter" : "column mask", name, StarburstRequests.ExpressionPath(kind),
                StarburstRequests.Expression(name, text, input.Mark), null);
        }

        return name;
    }
}
