using DataProducts.Cli.Output;
using DataProducts.Testing;

namespace DataProducts.Cli.Ci;

/// <summary>Which policies could be deleted or changed, and no test would notice? It is for a reviewer to know, and fails nothing.</summary>
internal static class CoverageSection
{
    private const string Title = "Policy coverage";

    private static readonly SarifRule Untested = new(
        "policy-untested",
        "A policy can be deleted or changed, and no test notices.",
        "Add a test to policies/tests that fails without it.",
        "https://github.com/dataproducts/dataproducts/blob/main/docs/testing.md");

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

    private static CiFinding FindingOf(MutantResult one) => new(
        new SarifResult(Untested.Id, "warning", $"No test notices that '{one.Policy}' is {one.Change}.", one.Path) { Line = one.Line, Column = one.Column },
        Untested);
}
