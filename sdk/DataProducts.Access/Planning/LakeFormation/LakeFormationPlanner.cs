using System.Globalization;
using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>One data cells filter and one named-resource grant a class and table. Never LF-Tags: a tag grant beside a filter shows the
/// whole table.</summary>
internal sealed class LakeFormationPlanner : IPlanTarget
{
    private readonly TargetPlanBuilder _plan = new(PlanTarget.LakeFormation);

    public TargetPlan Plan(PlanInput input)
    {
        foreach (var rule in input.Rules)
        {
            if (input.Map.Find(rule.Table.Jurisdiction) is not { } place)
            {
                _plan.SayUnknownPlace(rule.Table);
            }
            else if (rule.Roles?.IamRoleIn(place) is not { } principal)
            {
                _plan.SayUnmapped(rule);
            }
            else
            {
                Add(rule, new LakeFormationRequests(place.AwsAccount, principal), input);
            }
        }

        SayHowLong();
        return _plan.Build();
    }

    private void Add(AccessRule rule, LakeFormationRequests requests, PlanInput input)
    {
        string? expression;
        try
        {
            expression = Expression(rule.Rows);
        }
        catch (UntranslatableException why)
        {
            _plan.Refuse(rule, why);
            return;
        }

        var columns = rule.Columns.Where(column => column.Constant is ColumnExposure.Clear or ColumnExposure.Token).Select(column => column.Column.Name).ToList();
        if (columns.Count == 0)
        {
            _plan.Refuse(rule, new UntranslatableException("NO-COLUMN", "Every column would be left out, and a filter without a column is none."));
            return;
        }

        SayWhatIsLeftOut(rule);
        _plan.SayTokensStay(rule);
        var about = $"{rule.Class.Home}_{rule.Class.Purpose}_{input.Model.Hash[..8]}";
        var name = PlanNames.Of("dpp", about, [requests.Role, rule.Table.ToString(), expression ?? string.Empty, .. columns]);
        _plan.Add(PlanStep.Create, "data cells filter", name, "POST /CreateDataCellsFilter", requests.Filter(rule.Table, name, expression, columns), rule.Until);
        _plan.Add(PlanStep.Grant, "grant", name, "POST /GrantPermissions", requests.Grant(rule.Table, name), rule.Until);
    }

    private static string? Expression(RowPredicate rows) =>
        rows is ConstantPredicate { Value: true } ? null : PredicateText.Of(rows, LakeFormationDialect.Instance);

    // There are no masks: a column is in the filter, or it is not.
    private void SayWhatIsLeftOut(AccessRule rule)
    {
        foreach (var (id, what, columns) in (ReadOnlySpan<(string, string, IEnumerable<ColumnRule>)>)
        [
            ("MASK", "left out where Cedar shows a mask", rule.Columns.Where(column => column.Constant is ColumnExposure.Null)),
            ("CONDITIONAL-MASK", "left out where Cedar shows it in some rows", rule.Columns.Where(column => column.DependsOnRow)),
        ])
        {
            var names = string.Join(", ", columns.Select(column => column.Column.Name));
            if (names.Length > 0)
            {
                _plan.Say($"FGAC-STRICTER-{id}-{_plan.Name}", PlanSeverity.Stricter, rule.Table, rule.Class, $"Columns {what}: {names}.");
            }
        }
    }

    private void SayHowLong()
    {
        if (_plan.FirstEnd is { } first)
        {
            _plan.Say($"FGAC-LAG-EXPIRY-{_plan.Name}", PlanSeverity.Note, null, null, string.Create(
                CultureInfo.InvariantCulture, $"A grant lasts until somebody revokes it; the first is due on {first:yyyy-MM-dd'T'HH:mm:ss'Z'}."));
        }
    }
}
