namespace DataProducts.Hydration;

/// <summary>Reads a part's manifest as if anybody had written it: its numbers must agree with the plan, the contract and each other.</summary>
internal sealed class PartManifestCheck(PortSchema schema, IReadOnlyList<Jurisdiction> jurisdictions)
{
    private readonly HashSet<string> _columns = [.. schema.Columns.Select(column => column.Name)];

    /// <exception cref="DataProductException"><c>DP1192</c>.</exception>
    public PartManifest Read(byte[] json, string plan, WorkPart part, int revision)
    {
        var manifest = PartsJson.TryRead(json, PartsJson.Default.PartManifest)
            ?? throw PartErrors.ManifestInvalid(part.Number, "it does not have its form");
        var problem = manifest switch
        {
            { Version: not PartManifest.ThisVersion } => "it is of another version",
            _ when manifest.Plan != plan || manifest.Part != part.Number || manifest.Revision != revision => "it is of another part",
            _ when !manifest.Tables.Select(table => table.Jurisdiction).SequenceEqual(jurisdictions.Select(place => place.Code)) =>
                "it has other jurisdictions",
            _ when !manifest.Tables.All(IsSound) => "what it says of a table cannot be",
            _ when !IsSound(manifest.Quarantine) => "what it says of the quarantine cannot be",
            _ when Sum(manifest) != part.Rows => "it does not have the rows that were planned",
            _ when manifest.Keys.Count < 0 || manifest.Keys.Count > part.Rows || !IsName(manifest.Keys.Name) => "what it says of keys cannot be",
            _ when manifest.Excluded.Length % sizeof(long) != 0 => "its excluded rows cannot be",
            _ => null,
        };
        return problem is null ? manifest : throw PartErrors.ManifestInvalid(part.Number, problem);
    }

    private static bool IsName(string name) => name.Length is > 4 and < 64 && name.EndsWith(".bin", StringComparison.Ordinal)
        && name[..^4].All(letter => char.IsAsciiHexDigitLower(letter) || letter == '-');

    private static bool IsRule(string rule) => rule.Length is > 0 and < 100 && rule.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static Int128 Sum(PartManifest manifest)
    {
        Int128 sum = manifest.Quarantine.Rows;
        foreach (var table in manifest.Tables)
        {
            sum += table.Rows;
        }

        return sum;
    }

    private bool IsSound(PartTable table) =>
        table.Rows >= 0 && table.Erased >= 0 && table.Present.Count == schema.Columns.Count
        && table.Present.All(present => present >= 0 && present <= table.Rows)
        && (table.Files is null || (table.Files.Rows == table.Rows && table.Files.Files > 0));

    private bool IsSound(PartQuarantine quarantine) =>
        quarantine.Broken >= 0 && quarantine.Rows >= quarantine.Broken
        && quarantine.Problems.All(problem =>
            problem.Rows > 0 && IsRule(problem.Rule) && (problem.Column is null || _columns.Contains(problem.Column)))
        && quarantine.Problems.DistinctBy(problem => (problem.Rule, problem.Column)).Count() == quarantine.Problems.Count
        && quarantine.Columns.All(column => _columns.Contains(column.Key) && column.Value > 0 && column.Value <= quarantine.Rows)
        && (quarantine.Files is null || quarantine.Files.Rows >= quarantine.Rows);
}
