using System.Text.Json;

namespace DataProducts.Access;

/// <summary>How the claims of an identity provider (OpenID Connect Core 1.0 §5.1) become a person: id, groups, seat, covered
/// person.</summary>
/// <remarks>What a claim leaves open is taken as what allows less: no group, an unknown place, a covered person.</remarks>
public sealed class ClaimsMap
{
    private const int MaximumText = 256;
    private const int MaximumGroups = 1_000;

    private readonly ClaimsDocument _document;
    private readonly ILookup<string, string> _groups;
    private readonly bool _locationIsCountry;

    private ClaimsMap(ClaimsDocument document)
    {
        _document = document;
        _groups = document.Groups.Map.ToLookup(line => line.Value, line => line.Group, StringComparer.Ordinal);
        _locationIsCountry = document.Location.Holds == "country";
    }

    /// <summary>Reads a map.</summary>
    /// <param name="json">The JSON text of <c>claims-map.json</c>.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <returns>The map.</returns>
    /// <exception cref="AccessException"><c>DP1924</c>: the text is no map.</exception>
    public static ClaimsMap Parse(string json, string path)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = new StandardsText(StandardsErrors.Claims, path);
        var document = text.Read(json, StandardsJson.Default.ClaimsDocument, one => one.FormatVersion);
        string[] claims = [document.Person, document.Groups.Claim, document.Location.Claim, document.CoveredPerson.Claim];
        text.Refuse(
            claims.Any(IsNoText) || claims.Distinct(StringComparer.Ordinal).Count() != claims.Length,
            "a claim has no name, or stands for two things");
        var lines = text.NoNull(document.Groups.Map, MaximumGroups, "groups");
        text.Refuse(lines.Any(line => IsNoText(line.Value) || IsNoText(line.Group)), "a line of the groups has no value or no group");
        text.Refuse(lines.Distinct().Count() != lines.Count, "a line of the groups stands twice");
        text.Refuse(document.Location.Holds is not ("country" or "jurisdiction"), "'location.holds' is neither country nor jurisdiction");
        text.Refuse(
            text.NoNull(document.CoveredPerson.Clear, MaximumGroups, "values").Any(IsNoText), "a value of 'coveredPerson.clear' is empty");
        return new ClaimsMap(document);
    }

    /// <summary>Tells who bears the claims of a token whose signature, issuer, audience and time were already checked.</summary>
    /// <param name="claims">The token's payload.</param>
    /// <param name="jurisdictions">The package's jurisdictions.</param>
    /// <returns>The person; the groups are those of ours that the token's map to, each once.</returns>
    /// <exception cref="AccessException"><c>DP1924</c>: the payload is no object, names a claim that is read twice, or does not say who it
    /// is.</exception>
    public Person PersonOf(JsonElement claims, JurisdictionTable jurisdictions)
    {
        ArgumentNullException.ThrowIfNull(jurisdictions);
        if (claims.ValueKind != JsonValueKind.Object || Values(claims, _document.Person) is not [var id] || IsNoText(id))
        {
            throw new AccessException(
                StandardsErrors.Claims,
                $"The token does not say who it is of: its claim '{_document.Person}' is missing, repeated or no text of 1 to 256 characters.");
        }

        return new Person(
            id,
            Home(Values(claims, _document.Location.Claim), jurisdictions),
            !IsClear(Values(claims, _document.CoveredPerson.Claim)),
            [.. Values(claims, _document.Groups.Claim).SelectMany(value => _groups[value]).Distinct().Order(StringComparer.Ordinal)]);
    }

    private Jurisdiction Home(IReadOnlyList<string> values, JurisdictionTable jurisdictions)
    {
        if (values is not [var place])
        {
            return Jurisdiction.Unknown;
        }

        var home = _locationIsCountry ? jurisdictions.OfCountry(place)
            : Jurisdiction.TryParse(place, out var code) ? code
            : Jurisdiction.Unknown;
        return jurisdictions.Jurisdictions.Contains(home) ? home : Jurisdiction.Unknown;
    }

    private bool IsClear(IReadOnlyList<string> values) =>
        values is [var one] && _document.CoveredPerson.Clear.Contains(one, StringComparer.Ordinal);

    // A claim that stands twice is one that two readers read differently.
    private static List<string> Values(JsonElement claims, string name)
    {
        var found = claims.EnumerateObject().Where(one => one.NameEquals(name)).Select(one => one.Value).ToList();
        if (found.Count > 1)
        {
            throw new AccessException(StandardsErrors.Claims, $"The token has the claim '{name}' twice.");
        }

        return found switch
        {
            [{ ValueKind: JsonValueKind.Array } list] when list.GetArrayLength() <= MaximumGroups =>
                [.. list.EnumerateArray().Select(Text).OfType<string>()],
            [var one] when Text(one) is { } text => [text],
            _ => [],
        };
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair is no text
        }
    }

    private static bool IsNoText(string? text) => text is not { Length: > 0 and <= MaximumText } || text.Any(char.IsControl);
}
