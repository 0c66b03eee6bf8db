using DataProducts.Cli.Diff;
using DataProducts.Contracts;

namespace DataProducts.Cli.Ci;

/// <summary>What would the new contract change for those who rely on the old one, and does the version say so?</summary>
internal static class ContractSection
{
    private const string Title = "Contract";

    public static CiSection Of(CiInputs inputs, ProductManifest product) =>
        inputs.Contracts.Products.FirstOrDefault(one => one.Diff.Product == product.Id && one.Diff.To == product.Version) is { } compared ? Of(inputs.Contracts, compared)
        : inputs.Places.Against is null
            ? CiSection.Skipped(Title, $"nothing to compare with: neither --against nor {inputs.Places.Contracts}/{product.Id}.odcs.yaml")
            : New(product);

    /// <summary>Gives a whole comparison in the form of a report, for those who ask for nothing else.</summary>
    public static CiReport ReportOf(DiffReport report) => new(
    [
        .. report.Products.Select(product => new CiProduct(product.Diff.Product, product.Diff.To, [Of(report, product)], Plan: null)),
        .. report.Unknown.Select(product => new CiProduct(product.Id, product.Version, [New(product)], Plan: null)),
    ]);

    private static CiSection New(ProductManifest product) => new(Title, "a new product", [new CiCase(product.Id, CiOutcome.Passed)], []);

    private static CiSection Of(DiffReport report, ComparedProduct compared)
    {
        var diff = compared.Diff;
        var version = new CiCase(
            "version",
            diff.IsVersionSufficient ? CiOutcome.Passed : CiOutcome.Failed,
            diff.IsVersionSufficient
                ? string.Empty
                : $"{diff.From} → {diff.To} is not enough: the changes ask for {diff.SufficientVersion}.");
        IEnumerable<CiCase> subscribers =
            compared.Subscribers.Count == 0 ? [] : [new("subscribers", CiOutcome.Passed, string.Join('\n', compared.Subscribers))];
        return new CiSection(
            Title,
            diff.Changes.Count == 0
                ? $"as in {diff.From}"
                : $"{diff.From} → {diff.To}: {ChangeForms.Counts([.. diff.Changes.Select(change => change.Level)], diff.Suppressed.Count)}",
            [
                version, .. subscribers, .. diff.Changes.Select(change => CaseOf(change, change.Level.Outcome(report.IsFinding(diff, change)), change.Message)),
                .. diff.Suppressed.Select(one => CaseOf(one.Change, CiOutcome.Skipped, $"{one.Change.Message} Suppressed until {one.By.Expires}: {one.By.Reason}")),
            ],
            DiffSarif.ResultsOf(compared));
    }

    private static CiCase CaseOf(ContractChange change, CiOutcome outcome, string message) =>
        new(FormattableString.Invariant($"{change.Path}, rule {change.Rule}"), outcome, $"{change.Level.Word()}: {message}");
}
