namespace DataProducts.Access;

/// <summary>What engines would be given so that they show what Cedar allows. It is data: nothing here talks to an engine.</summary>
/// <param name="Product">The product.</param>
/// <param name="PolicySet">The hash of the policies, <see cref="AccessModel.Hash"/>; every object carries it as <c>dpp:…</c>.</param>
/// <param name="Classes">The classes of people who have an active subscription.</param>
/// <param name="Rules">What each class sees of each table; a class and a table without a rule see nothing.</param>
/// <param name="Diagnostics">What concerns every target: classes and policies that no target can be given.</param>
/// <param name="Targets">The targets' plans.</param>
public sealed record AccessPlan(
    string Product,
    string PolicySet,
    IReadOnlyList<SubjectClass> Classes,
    IReadOnlyList<AccessRule> Rules,
    IReadOnlyList<PlanDiagnostic> Diagnostics,
    IReadOnlyList<TargetPlan> Targets)
{
    /// <summary>Gets the worst that any diagnostic says; <see cref="PlanSeverity.Note"/> where there is none.</summary>
    public PlanSeverity Worst =>
        Targets.SelectMany(target => target.Diagnostics).Concat(Diagnostics).Select(one => one.Severity).DefaultIfEmpty(PlanSeverity.Note).Max();
}
