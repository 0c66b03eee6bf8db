using DataProducts.Cedar;
using DataProducts.Cli.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Cli.Ci;

/// <summary>What would the new contract change for those who rely on the old one, and does the version say so?</summary>
internal static class ContractSection
{
    private const string Title = "Contract";

    public static CiSection Of(CiInputs inputs, ProductManifest product)
    {
        if (inputs.Before is null && inputs.Contracts.FindBaseline(product.Id) is null)
        {
            return CiSection.Skipped(Title, $"nothing to compare with: neither --against nor {inputs.Places.Contracts}/{product.Id}.odcs.yaml");
        }

        var before = inputs.Before is { } given ? given.FirstOrDefault(one => one.Id == product.Id) : inputs.Contracts.ReadBaseline(product.Id);
        if (before is null)
        {
            return new CiSection(Title, "a new product", [new CiCase(product.Id, CiOutcome.Passed)], []);
        }

        var diff = inputs.Contracts.Suppressions.Apply(ContractDiff.Between(before, product));
        var version = new CiCase(
            "version",
            diff.IsVersionSufficient ? CiOutcome.Passed : CiOutcome.Failed,
            diff.IsVersionSufficient ? string.Empty : $"{diff.From} → {diff.To} is not enough: the changes ask for {diff.SufficientVersion}.");
        return new CiSection(
            Title,
            diff.Changes.Count == 0
                ? $"as in {diff.From}"
                : $"{diff.From} → {diff.To}: {Levels(diff)}",
            [version, .. diff.Changes.Select(change => CaseOf(change, diff.IsVersionSufficient))],
            [.. diff.Changes.Where(change => change.Level != ChangeLevel.Safe).Select(change => FindingOf(change, inputs, diff.IsVersionSufficient))]);
    }

    // A change that the version announces is for a reviewer to know; one that it hides is for the team to mend.
    private static CiCase CaseOf(ContractChange change, bool announced) => new(
        $"{change.Path}, rule {change.Rule}",
        change.Level == ChangeLevel.Safe ? CiOutcome.Passed : announced ? CiOutcome.Warned : CiOutcome.Failed,
        $"{change.Level.ToString().ToUpperInvariant()}: {change.Message}");

    private static CedarDiagnostic FindingOf(ContractChange change, CiInputs inputs, bool announced) => new(
        FormattableString.Invariant($"DIFF-{change.Rule:00}"), inputs.Places.Assembly, 0, 0, $"{change.Path}: {change.Message}", "docs/diff.md says what the rule is for.")
    {
        IsWarning = announced,
    };

    private static string Levels(ContractDiff diff) => Counted.Of(
        (Count(diff, ChangeLevel.Breaking), "breaking", "breaking"),
        (Count(diff, ChangeLevel.Dangerous), "dangerous", "dangerous"),
        (Count(diff, ChangeLevel.Safe), "safe", "safe"),
        (diff.Suppressed.Count, "suppressed", "suppressed"));

    private static int Count(ContractDiff diff, ChangeLevel level) => diff.Changes.Count(change => change.Level == level);
}
