namespace DataProducts.Access;

/// <summary>Collects the objects and the diagnostics of one target.</summary>
internal sealed class TargetPlanBuilder(PlanTarget target)
{
    private readonly List<PlannedObject> _objects = [];
    private readonly List<PlanDiagnostic> _diagnostics = [];

    /// <summary>Gets the target's name as it stands at the end of ids.</summary>
    public string Name { get; } = target.ToString().ToLowerInvariant();

    public void Add(PlanStep step, string kind, string name, string address, string text, DateTimeOffset? until) =>
        _objects.Add(new PlannedObject(step, kind, name, address, text, until));

    public void Say(string id, PlanSeverity severity, PlanTable? table, SubjectClass? subject, string message) =>
        _diagnostics.Add(new PlanDiagnostic(id, severity, table?.ToString(), subject?.Name, message));

    public void Refuse(AccessRule rule, UntranslatableException why) =>
        Say(why.IdFor(Name), PlanSeverity.Refused, rule.Table, rule.Class, why.Message);

    /// <summary>Says where the target shows tokens to people for whom Cedar would open them.</summary>
    public void SayTokensStay(AccessRule rule)
    {
        var kept = rule.Columns.Where(column => column is { Column.Pii: not null, Shown: ColumnExposure.Clear }).Select(column => column.Column.Name).ToList();
        if (kept.Count > 0)
        {
            Say($"FGAC-STRICTER-DETOKENISE-{Name}", PlanSeverity.Stricter, rule.Table, rule.Class,
                $"The engine shows tokens where Cedar would open them: {string.Join(", ", kept)}.");
        }
    }

    /// <summary>Says that a class has no principal on this engine, so that nothing is planned for it.</summary>
    public void SayUnmapped(AccessRule rule)
    {
        if (rule.Roles is not null)
        {
            Say($"FGAC-UNMAPPED-ROLE-{Name}", PlanSeverity.Stricter, rule.Table, rule.Class, "The identity map gives the class no principal on this engine.");
        }
    }

    /// <summary>Says that the engine has no place for a jurisdiction's tables.</summary>
    public void SayUnknownPlace(PlanTable table) =>
        Say($"FGAC-UNMAPPED-PLACE-{Name}", PlanSeverity.Stricter, table, null, $"The identity map does not say where the engine finds the data of {table.Jurisdiction}.");

    /// <summary>Gives the plan; what takes away comes first.</summary>
    public TargetPlan Build() => new(target, [.. _objects.OrderBy(one => one.Step)], _diagnostics);
}
