using DataProducts.Access;
using DataProducts.Cli.Ci;

namespace DataProducts.Cli.Diff;

/// <summary>The same as a section of a report, of which JUnit, SARIF and Markdown are made.</summary>
internal static class StandardsSection
{
    private const string Title = "Standards";

    public static CiReport ReportOf(StandardsReport report) => new(
        [.. report.Products.Select(product => new CiProduct(product.Product.Id, product.Product.Version, [Of(report, product)], Plan: null))]);

    private static CiSection Of(StandardsReport report, ComparedStandards product)
    {
        var move = product.Move(report.After.Package);
        if (product.Changes.Count == 0)
        {
            return new(Title, $"{move}: nothing changes", [new CiCase(move, CiOutcome.Passed)], []);
        }

        IEnumerable<CiCase> subscribers =
            product.Subscribers.Count == 0 ? [] : [new("subscribers", CiOutcome.Passed, string.Join('\n', product.Subscribers))];
        return new(
            Title,
            $"{move}: {ChangeForms.Counts([.. product.Changes.Select(change => change.Level)])}",
            [.. subscribers, .. product.Changes.Select(change => CaseOf(change, report.IsFinding(product, change)))],
            [.. product.Changes.Select(change => StandardsSarif.ResultOf(report.After, product, change))]);
    }

    private static CiCase CaseOf(StandardsChange change, bool isFinding) =>
        new(change.Place, change.Level.Outcome(isFinding), $"{change.Level.Word()}: {change.Message}");
}
