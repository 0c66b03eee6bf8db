using System.Globalization;
using DataProducts.Cli.Output;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Changes of contracts as results of a SARIF log, at the contract's file, with their paths as the elements.</summary>
internal static class DiffSarif
{
    private const string Page = "https://github.com/dataproducts/dataproducts/blob/main/docs/diff.md";

    private const string Prefix = "DIFF-";

    public static IReadOnlyList<SarifResult> ResultsOf(ComparedProduct product) =>
    [
        .. product.Diff.Changes.Select(change => ResultOf(product, change, reason: null)),
        .. product.Diff.Suppressed.Select(one => ResultOf(product, one.Change, $"{one.By.Reason} (until {one.By.Expires})")),
    ];

    /// <summary>Describes a rule of contract changes; null for any other id.</summary>
    public static SarifRule? Describe(string id) => id.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rule)
            ? new(id, ContractChange.TitleOf(rule), "Raise the version as far as the change asks for, take the change back, or suppress it with a reason.", Page)
            : null;

    private static SarifResult ResultOf(ComparedProduct product, ContractChange change, string? reason) => new(
        IdOf(change), change.Level.SarifLevel(), $"{change.Level.Word()} at {change.Path}: {change.Message}", product.Path)
    {
        Element = change.Path == product.Diff.Product ? change.Path : $"{product.Diff.Product}/{change.Path}",
        Justification = reason,
    };

    private static string IdOf(ContractChange change) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{change.Rule:00}");
}
