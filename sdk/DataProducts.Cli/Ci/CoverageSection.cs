using DataProducts.Cli.Output;
using DataProducts.Testing;

namespace DataProducts.Cli.Ci;

/// <summary>Which policies could be deleted or changed, and no test would notice? It is for a reviewer to know, and fails nothing.</summary>
internal static class CoverageSection
{
    private const string Title = "Policy coverage";

    public static CiSection Of(PoliciesUnderTest? policies, IReadOnlyList<PolicyCase> held)
    {
        if (policies is null || held.Count == 0)
        {
            return CiSection.Skipped(Title, "no tests that hold");
        }

        var report = PolicyCoverage.Of(policies, held);
        return new CiSection(
            Title,
            FormattableString.Invariant($"{report.Mutants.Count - report.Unnoticed.Count} of {report.Mutants.Count} changes are noticed ({report.Share * 100:0} %)"),
            [.. report.Mutants.GroupBy(one => (one.Policy, one.Path)).Select(policy => CaseOf(policy.Key.Policy, [.. policy]))],
            [.. report.Unnoticed.Select(FindingOf)]);
    }

    private static CiCase CaseOf(string policy, IReadOnlyList<MutantResult> mutants)
    {
        var unnoticed = mutants.Where(one => one.NoticedBy is null).ToList();
        return new CiCase(
            policy, unnoticed.Count == 0 ? CiOutcome.Passed : CiOutcome.Warned, string.Join('\n', unnoticed.Select(one => $"no test notices that it is {one.Change}")));
    }

    private static SarifResult FindingOf(MutantResult one) =>
        new("POLICY-UNTESTED", "warning", $"No test notices that '{one.Policy}' is {one.Change}. Add a test to policies/tests.", one.Path)
        {
            Line = one.Line, Column = one.Column,
        };
}
