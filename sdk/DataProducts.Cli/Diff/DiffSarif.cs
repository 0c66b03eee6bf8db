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
        var rules = report.Products.SelectMany(product => RulesOf(product.Diff)).DistinctBy(rule => rule.Id).ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        return SarifLog.Write([.. report.Products.SelectMany(ResultsOf)], id => rules[id], report.ExitCode);
    }

    /// <summary>Gives the rules that a product's changes are of.</summary>
    public static IEnumerable<SarifRule> RulesOf(ContractDiff diff) => diff.Changes.Concat(diff.Suppressed.Select(one => one.Change)).Select(change => new SarifRule(
        IdOf(change), change.Title, "Raise the version as far as the change asks for, take the change back, or suppress it with a reason.", Page));

    /// <summary>Gives the changes of a product, those that are suppressed with the reason.</summary>
    public static IEnumerable<SarifResult> ResultsOf(ComparedProduct product) =>
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
