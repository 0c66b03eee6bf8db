namespace MusicStore;

/// <summary>The shop writes countries by their English names; contracts take codes (ISO 3166-1 alpha-2).</summary>
internal static class Countries
{
    /// <summary>Each name with its code, and how many of the real shop's 59 listeners live there.</summary>
    public static readonly (string Name, string Code, int Listeners)[] All =
    [
        ("Argentina", "AR", 1), ("Australia", "AU", 1), ("Austria", "AT", 1), ("Belgium", "BE", 1), ("Brazil", "BR", 5), ("Canada", "CA", 8),
        ("Chile", "CL", 1), ("Czech Republic", "CZ", 2), ("Denmark", "DK", 1), ("Finland", "FI", 1), ("France", "FR", 5), ("Germany", "DE", 4),
        ("Hungary", "HU", 1), ("India", "IN", 2), ("Ireland", "IE", 1), ("Italy", "IT", 1), ("Netherlands", "NL", 1), ("Norway", "NO", 1),
        ("Poland", "PL", 1), ("Portugal", "PT", 2), ("Spain", "ES", 1), ("Sweden", "SE", 1), ("USA", "US", 13), ("United Kingdom", "GB", 3),
    ];

    /// <summary>Gives SQL that makes a column's names codes; a name that is not known stays as it is, and its row goes to quarantine.</summary>
    public static string Sql(string column) => $"CASE {column} {string.Concat(All.Select(one => $"WHEN '{one.Name}' THEN '{one.Code}' "))}ELSE {column} END";
}
