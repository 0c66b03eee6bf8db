using System.Collections.Frozen;

namespace DataProducts;

/// <summary>Which country's residents are protected by which jurisdiction; ISO 3166-1 alpha-2 codes.</summary>
/// <remarks>A default, not legal advice. Countries that are absent belong to <see cref="Jurisdiction.Unknown"/>, so their rows have no
/// vault.</remarks>
public sealed class JurisdictionTable
{
    private readonly FrozenDictionary<string, Jurisdiction> _byCountry;
    private readonly FrozenDictionary<string, Jurisdiction>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <summary>Makes a table.</summary>
    /// <param name="version">The version of the data, recorded with what was derived from it.</param>
    /// <param name="countries">Each jurisdiction with its countries.</param>
    /// <exception cref="ArgumentException">A country stands under two jurisdictions.</exception>
    public JurisdictionTable(string version, IEnumerable<KeyValuePair<Jurisdiction, string[]>> countries)
    {
        ArgumentNullException.ThrowIfNull(countries);
        var byCountry = new Dictionary<string, Jurisdiction>(StringComparer.OrdinalIgnoreCase);
        var jurisdictions = new List<Jurisdiction>();
        foreach (var (jurisdiction, codes) in countries)
        {
            jurisdictions.Add(jurisdiction);
            foreach (var code in codes)
            {
                byCountry.Add(code, jurisdiction);
            }
        }

        Version = version;
        Jurisdictions = jurisdictions;
        _byCountry = byCountry.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _bySpan = _byCountry.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the table of the five jurisdictions that ship. EU holds the EEA too, where the GDPR applies by the EEA
    /// agreement.</summary>
    public static JurisdictionTable Default { get; } = new("2026-11-01",
    [
        new(Jurisdiction.EU,
        [
            "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL",
            "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
        ]),
        new(Jurisdiction.IN, ["IN"]),
        new(Jurisdiction.CH, ["CH"]),
        new(Jurisdiction.US, ["US"]),
        new(Jurisdiction.MC, ["MC"]),
    ]);

    /// <summary>Gets the version of the data.</summary>
    public string Version { get; }

    /// <summary>Gets the jurisdictions in the order given.</summary>
    public IReadOnlyList<Jurisdiction> Jurisdictions { get; }

    /// <summary>Finds the jurisdiction of a country.</summary>
    /// <param name="country">An ISO 3166-1 alpha-2 code, in any case; white space around it is passed over.</param>
    /// <returns>The jurisdiction, or <see cref="Jurisdiction.Unknown"/>.</returns>
    public Jurisdiction OfCountry(ReadOnlySpan<char> country) =>
        _bySpan.TryGetValue(country.Trim(), out var jurisdiction) ? jurisdiction : Jurisdiction.Unknown;
}
