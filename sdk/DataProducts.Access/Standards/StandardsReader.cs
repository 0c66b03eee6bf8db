using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>Turns <c>standards.json</c> into values, and refuses what contradicts itself.</summary>
internal sealed partial class StandardsReader(StandardsDocument document, string path)
{
    private const int MaximumJurisdictions = 64;
    private const int MaximumCountries = 300;
    private const int MaximumPurposes = 1_000;
    private const int MaximumMeaning = 1_000;

    private readonly StandardsText _text = new(StandardsErrors.Malformed, path);

    public static StandardsDocument Read(string json, string path) =>
        new StandardsText(StandardsErrors.Malformed, path).Read(json, StandardsJson.Default.StandardsDocument, one => one.FormatVersion);

    public void CheckNames()
    {
        _text.Refuse(!PackageName().IsMatch(document.Name), "'name' is no package's name");
        _text.Refuse(!PackageVersion().IsMatch(document.Version), "'version' is not of the form 1.2.3");
    }

    /// <summary>Gives the countries of each jurisdiction. The five that ship stay: tokens, tables and logs of theirs may exist.</summary>
    public JurisdictionTable Jurisdictions()
    {
        var table = new List<KeyValuePair<Jurisdiction, string[]>>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var countries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in _text.NoNull(document.Jurisdictions, MaximumJurisdictions, "jurisdictions"))
        {
            var known = Jurisdiction.TryParse(place.Code, out var jurisdiction) && jurisdiction.IsKnown;
            _text.Refuse(!known || !codes.Add(place.Code), "a jurisdiction's code is not two upper-case letters, is ZZ, or stands twice");
            foreach (var country in _text.NoNull(place.Countries, MaximumCountries, "countries"))
            {
                var isCode = country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];
                _text.Refuse(
                    !isCode || !countries.Add(country),
                    $"a country of {place.Code} is no ISO 3166-1 alpha-2 code in upper case, or stands twice");
            }

            table.Add(new(jurisdiction, [.. place.Countries]));
        }

        foreach (var ships in JurisdictionTable.Default.Jurisdictions)
        {
            _text.Refuse(!codes.Contains(ships.Code), $"it lacks the jurisdiction {ships}; a package adds jurisdictions and removes none");
        }

        return new JurisdictionTable($"{document.Name} {document.Version}", table);
    }

    /// <summary>Gives the purposes, each once and in no circle.</summary>
    public IReadOnlyList<StandardsPurpose> Purposes()
    {
        var wider = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var purpose in _text.NoNull(document.Purposes, MaximumPurposes, "purposes"))
        {
            _text.Refuse(!PurposeName().IsMatch(purpose.Id), "a purpose's id is not of lower-case letters, digits and hyphens");
            var list = _text.NoNull(purpose.In, MaximumPurposes, "wider purposes");
            _text.Refuse(!wider.TryAdd(purpose.Id, list), $"the purpose {purpose.Id} stands twice");
            CheckMeaning(purpose.Meaning, purpose.Id);
        }

        foreach (var (id, parents) in wider)
        {
            _text.Refuse(parents.Any(one => !wider.ContainsKey(one)), $"the purpose {id} is in one that is not there");
        }

        foreach (var id in wider.Keys)
        {
            _text.Refuse(ReachesItself(wider, id), $"the purpose {id} lies within itself");
        }

        return [.. document.Purposes.Select(one => new StandardsPurpose(new NamedNode(one.Id, one.In), one.Meaning))];
    }

    public IReadOnlyList<StandardsClassification> Classifications()
    {
        var known = Enum.GetValues<Classification>().ToDictionary(one => one.ToString(), StringComparer.Ordinal);
        var terms = _text.NoNull(document.Classifications, known.Count, "classifications");
        foreach (var term in terms)
        {
            _text.Refuse(
                !known.ContainsKey(term.Id), $"classifications are {string.Join(", ", known.Keys)}; a package explains them and adds none");
            CheckMeaning(term.Meaning, term.Id);
        }

        _text.Refuse(terms.DistinctBy(term => term.Id).Count() != terms.Count, "a classification stands twice");
        return [.. terms.Select(term => new StandardsClassification(known[term.Id], term.Meaning))];
    }

    private static bool ReachesItself(Dictionary<string, IReadOnlyList<string>> wider, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(wider[start]);
        while (open.TryPop(out var one))
        {
            if (string.Equals(one, start, StringComparison.Ordinal))
            {
                return true;
            }

            if (reached.Add(one))
            {
                foreach (var parent in wider[one])
                {
                    open.Push(parent);
                }
            }
        }

        return false;
    }

    private void CheckMeaning(string meaning, string what) =>
        _text.Refuse(
            meaning.Length is 0 or > MaximumMeaning || meaning.Any(char.IsControl),
            $"{what} has no meaning in 1 to 1,000 printable characters");

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackageName();

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PurposeName();
}
