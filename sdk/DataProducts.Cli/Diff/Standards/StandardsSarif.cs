using DataProducts.Access;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Diff;

/// <summary>Changes of the standards as results of a SARIF log: at the line of the new version, or of the team's policy that no longer
/// fits.</summary>
internal static class StandardsSarif
{
    private const string Page = "https://github.com/dataproducts/dataproducts/blob/main/docs/diff.md#another-version-of-the-standards";

    private const string Prefix = "STANDARDS-";

    /// <summary>Describes a rule of changed standards; null for any other id.</summary>
    public static SarifRule? Describe(string id) => id.StartsWith(Prefix, StringComparison.Ordinal)
        && Enum.TryParse<StandardsTopic>(id.AsSpan(Prefix.Length), ignoreCase: true, out var topic)
            ? new(id, TitleOf(topic), "Make the product ready for the new version before it takes it, or have the standards changed.", Page)
            : null;

    public static SarifResult ResultOf(StandardsSource after, ComparedStandards product, StandardsChange change)
    {
        var path = change.IsTeamFile ? change.File : after.PathOf(change.File);
        return new(
            Prefix + change.Topic.ToString().ToUpperInvariant(), change.Level.SarifLevel(), $"{change.Level.Word()} for {product.Product.Id}: {change.Message}", path)
        {
            // In a package there are no lines to point to.
            Line = path == after.Path ? 0 : change.Line,
            Element = $"{product.Product.Id}/{change.Place}",
        };
    }

    private static string TitleOf(StandardsTopic topic) => topic switch
    {
        StandardsTopic.Version => "A product may not move to this version of the standards.",
        StandardsTopic.Jurisdictions => "The law that rows are under changes.",
        StandardsTopic.Transfer => "What crosses a border changes.",
        StandardsTopic.Purposes => "What data may be read for changes.",
        StandardsTopic.Forbids => "What the platform forbids for every product changes.",
        StandardsTopic.Build => "A policy does not fit the product under the new version: its build would fail.",
        StandardsTopic.Rules => "The severity of a compiler's rule changes.",
        StandardsTopic.Accounts => "The account that holds a jurisdiction changes.",
        StandardsTopic.Identity => "Who is taken for whom changes.",
        _ => "A classification is explained in other words.",
    };
}
