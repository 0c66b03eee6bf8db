using System.Globalization;
using DataProducts.Cli.Output;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Writes a comparison as a SARIF log: a result a change, at the contract's file, with its path as the element.</summary>
internal static class DiffSarif
{
    public const string Page = "https://github.com/dataproducts/dataproducts/blob/main/docs/diff.md";

    public static string Write(DiffReport report)
    {
        var changes = report.Products.SelectMany(product => product.Diff.Changes.Concat(product.Diff.Suppressed.Select(one => one.Change)));
        var titles = changes.DistinctBy(change => change.Rule).ToDictionary(IdOf, change => change.Title, StringComparer.Ordinal);
        return SarifLog.Write(
            [.. report.Products.SelectMany(ResultsOf)],
            id => new(id, titles[id], "Raise the version as far as the change asks for, take the change back, or suppress it with a reason.", Page),
            report.ExitCode);
    }

    private static IEnumerable<SarifResult> ResultsOf(ComparedProduct product) =>
    [
        .. product.Diff.Changes.Select(change => ResultOf(product, change, reason: null)),
        .. product.Diff.Suppressed.Select(one => ResultOf(product, one.Change, $"{one.By.Reason} (until {one.By.Expires})")),
    ];

    private static SarifResult ResultOf(ComparedProduct product, ContractChange change, string? reason)
    {
        var level = change.Level switch { ChangeLevel.Breaking => "error", ChangeLevel.Dangerous => "warning", _ => "note" };
        return new(IdOf(change), level, $"{change.Level.ToString().ToUpperInvariant()} at {change.Path}: {change.Message}", product.Path)
        {
            Element = change.Path == product.Diff.Product ? change.Path : $"{product.Diff.Product}/{change.Path}",
            Justification = reason,
        };
    }

    private static string IdOf(ContractChange change) => string.Create(CultureInfo.InvariantCulture, $"diff-{change.Rule:00}");
}
