using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Rows change their law: another table, another vault, other keys.</summary>
internal static class JurisdictionChanges
{
    public static IEnumerable<StandardsChange> Between(ProductManifest product, StandardsPackage before, StandardsPackage after)
    {
        if (product.Jurisdiction is { } given)
        {
            return after.Jurisdictions.Jurisdictions.Contains(given)
                ? []
                : [Change(after, ChangeLevel.Breaking, given, given.Code, $"The law of every row, {given}, is none of the standards any more: the product cannot be registered.")];
        }

        return
        [
            .. before.Jurisdictions.Jurisdictions.Except(after.Jurisdictions.Jurisdictions)
                .Select(gone => Change(after, ChangeLevel.Breaking, gone, gone.Code, $"{gone} is no jurisdiction any more: its rows have no table and no vault.")),
            .. after.Jurisdictions.Jurisdictions.Except(before.Jurisdictions.Jurisdictions)
                .Select(come => Change(after, ChangeLevel.Safe, come, come.Code, $"{come} is a jurisdiction now, with tables, a vault and an audit log of its own.")),
            .. Countries().Select(country => OfCountry(after, country, before.Jurisdictions.OfCountry(country), after.Jurisdictions.OfCountry(country)))
                .OfType<StandardsChange>(),
        ];
    }

    private static StandardsChange? OfCountry(StandardsPackage standards, string country, Jurisdiction before, Jurisdiction after) => (before.IsKnown, after.IsKnown) switch
    {
        _ when before == after => null,
        (true, true) => Change(standards, ChangeLevel.Breaking, after, country, $"Rows of {country} move from {before} to {after}: tables, vault, keys and tokens are others."),
        (true, false) => Change(standards, ChangeLevel.Breaking, before, country, $"Rows of {country}, under {before} so far, go to quarantine."),
        _ => Change(standards, ChangeLevel.Dangerous, after, country, $"Rows of {country}, in quarantine so far, come into the lake under {after}."),
    };

    private static StandardsChange Change(StandardsPackage after, ChangeLevel level, Jurisdiction of, string what, string message) => StandardsChange.Of(
        StandardsTopic.Jurisdictions, level, StandardsFolder.Standards, StandardsLines.OfObject(after, StandardsFolder.Standards, ("code", of.Code)), what, message);

    // ISO 3166-1 alpha-2 has no more codes than these; a table is asked, since it has no list of its own.
    private static IEnumerable<string> Countries() =>
        from first in Enumerable.Range('A', 26)
        from second in Enumerable.Range('A', 26)
        select new string([(char)first, (char)second]);
}
