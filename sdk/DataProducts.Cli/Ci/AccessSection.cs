using DataProducts.Access;
using DataProducts.Cedar;
using DataProducts.Cli.Cedar;

namespace DataProducts.Cli.Ci;

/// <summary>What would each engine be given? What an engine cannot express is shown, and never fails the run: nothing is granted for it.</summary>
internal static class AccessSection
{
    private const string Title = "Access plan";

    public static (CiSection Section, AccessPlan? Plan) Of(CiInputs inputs, AccessModel? model, DateTimeOffset now)
    {
        if (model is null)
        {
            return (CiSection.Skipped(Title, "the policies cannot be used"), null);
        }

        if (inputs.People is null)
        {
            return (CiSection.Skipped(Title, $"there is no file {inputs.Places.People}"), null);
        }

        if (inputs.Map is null)
        {
            return (CiSection.Skipped(Title, $"there is no file {inputs.Places.IdentityMap}, and the standards have none"), null);
        }

        var plan = AccessPlanner.Plan(model, inputs.People, inputs.Map, now);
        var findings = plan.Diagnostics.Concat(plan.Targets.SelectMany(target => target.Diagnostics))
            .Where(one => one.Severity != PlanSeverity.Note).Select(one => FindingOf(one, inputs)).Distinct();
        return (new CiSection(
            Title,
            Counted.Of((plan.Classes.Count, "class of people", "classes of people"), (plan.Targets.Sum(target => target.Objects.Count), "object", "objects")),
            [.. plan.Targets.Select(target => CaseOf(target, plan.Diagnostics))],
            [.. findings.Select(FindingsOutput.ResultOf)]), plan);
    }

    private static CiCase CaseOf(TargetPlan target, IReadOnlyList<PlanDiagnostic> ofAll)
    {
        var diagnostics = ofAll.Concat(target.Diagnostics).ToList();
        var lines = diagnostics.Select(one => $"{one.Severity.ToString().ToLowerInvariant()} {one.Id}: {one.Message}");
        return new CiCase(
            target.Target.ToString(),
            diagnostics.Any(one => one.Severity != PlanSeverity.Note) ? CiOutcome.Warned : CiOutcome.Passed,
            string.Join('\n', lines.Prepend(Counted.Of((target.Objects.Count, "object", "objects"))).Distinct()));
    }

    private static CedarDiagnostic FindingOf(PlanDiagnostic one, CiInputs inputs) =>
        new(one.Id, inputs.Places.Policies, 0, 0, string.Join(": ", ((string?[])[one.Table, one.Class, one.Message]).OfType<string>())) { IsWarning = true };
}
