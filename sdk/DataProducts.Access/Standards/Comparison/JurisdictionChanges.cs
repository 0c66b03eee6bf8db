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
                : [Change(ChangeLevel.Breaking, given.Code, $"The law of every row, {given}, is none of the standards any more: the product cannot be registered.")];
        }

        return
        [
            .. before.Jurisdictions.Jurisdictions.Except(after.Jurisdictions.Jurisdictions)
                .Select(gone => Change(ChangeLevel.Breaking, gone.Code, $"{gone} is no jurisdiction any more: its rows have no table and no vault.")),
            .. after.Jurisdictions.Jurisdictions.Except(before.Jurisdictions.Jurisdictions)
                .Select(come => Change(ChangeLevel.Safe, come.Code, $"{come} is a jurisdiction now, with tables, a vault and an audit log of its own.")),
            .. Countries().Select(country => OfCountry(country, before.Jurisdictions.OfCountry(country), after.Jurisdictions.OfCountry(country)))
                .OfType<StandardsChange>(),
        ];
    }

    private static StandardsChange? OfCountry(string country, Jurisdiction before, Jurisdiction after) => (before.IsKnown, after.IsKnown) switch
    {
        _ when before == after => null,
        (true, true) => Change(ChangeLevel.Breaking, country, $"Rows of {country} move from {before} to {after}: tables, vault, keys and tokens are others."),
        (true, false) => Change(ChangeLevel.Breaking, country, $"Rows of {country}, under {before} so far, go to quarantine."),
        _ => Change(ChangeLevel.Dangerous, country, $"Rows of {country}, in quarantine so far, come into the lake under {after}."),
    };

    private static StandardsChange Change(ChangeLevel level, string what, string message) =>
        new(level, $"{StandardsFolder.Standards} {what}", message);

    // ISO 3166-1 alpha-2 has no more codes than these; a table is asked, since it has no list of its own.
    private static IEnumerable<string> Countries() =>
        from first in Enumerable.Range('A', 26)
        from second in Enumerable.Range('A', 26)
        select new string([(char)first, (char)second]);
}
