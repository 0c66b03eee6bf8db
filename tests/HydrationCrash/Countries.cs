namespace DataProducts.Hydration.Crash;

/// <summary>Which country belongs to which jurisdiction, as it may be decided later.</summary>
public static class Countries
{
    /// <summary>Gets a table in which Australia belongs to the European Union.</summary>
    public static JurisdictionTable Wider { get; } = Table("wider", "AU");

    /// <summary>Gives a table in which more countries belong to the European Union.</summary>
    public static JurisdictionTable Table(string version, params string[] more) => new(version,
    [
        new(Jurisdiction.EU, ["DE", "FR", .. more]), new(Jurisdiction.US, ["US"]), new(Jurisdiction.Parse("IN"), ["IN"]),
        new(Jurisdiction.Parse("CH"), ["CH"]), new(Jurisdiction.Parse("MC"), ["MC"]),
    ]);
}
