using System.Globalization;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Privacy;

/// <summary>Tells by name and validation whether a column can have a handful of values only.</summary>
internal static class FewValues
{
    /// <summary>The longest text that is a code and no text: an ISO country code has three letters.</summary>
    public const int LongestCode = 3;

    // Of fewer values a count of the tokens tells them.
    private const int FewestDays = 10_000;

    private const string Validation = "DataAnnotations";

    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal)
    {
        "gender", "sex", "salutation", "courtesy", "religion", "ethnicity", "nationality", "citizenship", "country", "state", "province", "region",
        "status", "type", "kind", "flag", "segment", "category", "language", "currency", "yesno", "smoker", "disabled",
        "geschlecht", "anrede", "familienstand", "nationalitat", "staatsangehorigkeit", "konfession", "land", "bundesland", "kanton", "canton",
        "sexe", "civilite", "genre", "nationalite", "pays", "sesso", "genere", "cittadinanza", "nazionalita", "paese", "provincia",
        "ling", "rashtriyata", "dharm", "desh", "rajya",
        "city", "town", "stadt", "ort", "wohnort", "ville", "citta", "shahar", "zip", "zipcode", "postcode", "plz", "postleitzahl", "cap", "pincode",
        "birthyear", "geburtsjahr", "geburtsort",
    };

    // A city has far fewer people to hide among than a street; a year of birth, a hundred values.
    private static readonly string[][] Tails =
    [
        ["marital", "status"], ["blood", "group"], ["blood", "type"], ["age", "group"], ["age", "band"], ["country", "code"], ["etat", "civil"],
        ["stato", "civile"], ["birth", "year"], ["year", "of", "birth"], ["birth", "month"], ["birth", "place"], ["place", "of", "birth"],
        ["annee", "naissance"], ["annee", "de", "naissance"], ["lieu", "naissance"], ["lieu", "de", "naissance"], ["anno", "nascita"],
        ["anno", "di", "nascita"], ["luogo", "nascita"], ["luogo", "di", "nascita"], ["postal", "code"], ["zip", "code"], ["post", "code"],
        ["code", "postal"],
    ];

    private static readonly HashSet<string> Starts = new(StringComparer.Ordinal) { "is", "has", "ist", "hat", "est" };

    /// <summary>Says why there are few values, or gives null.</summary>
    public static string? Reason(IPropertySymbol property)
    {
        if (LimitOf(property) is { } limit and <= LongestCode)
        {
            return $"has at most {limit} characters";
        }

        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingNamespace.Name: Validation } type && ReasonOf(type.Name, attribute) is { } reason)
            {
                return reason;
            }
        }

        var words = PersonalDataWords.Of(property.Name);
        var count = words.Count;
        return count > 0
            && (Ends.Contains(words[count - 1])
                || (count > 1 && Starts.Contains(words[0]))
                || Tails.Any(tail => EndsWith(words, tail)))
            ? "is named like a column of few values"
            : null;
    }

    private static string? ReasonOf(string type, AttributeData attribute) => type switch
    {
        "AllowedValuesAttribute" => "has a list of allowed values",
        "RegularExpressionAttribute" when attribute.Argument(0) is string pattern && IsListOfWords(pattern) => "matches a few words",
        "RangeAttribute" when DaysIn(attribute) is { } days and < FewestDays =>
            string.Format(CultureInfo.InvariantCulture, "is one of {0} days", days),
        _ => null,
    };

    // A|B|C, with or without brackets and anchors.
    private static bool IsListOfWords(string pattern) =>
        pattern.All(static c => char.IsLetterOrDigit(c) || c is '|' or '(' or ')' or '^' or '$' or ' ' or '-' or '_');

    // [Range(typeof(DateOnly), "1990-01-01", "1999-12-31")]
    private static int? DaysIn(AttributeData attribute) =>
        Day(attribute.Argument(1)) is { } first && Day(attribute.Argument(2)) is { } last && last >= first ? (last - first).Days + 1 : null;

    private static DateTime? Day(object? bound) =>
        bound is string text && DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool EndsWith(IReadOnlyList<string> words, string[] tail)
    {
        var start = words.Count - tail.Length;
        for (var i = 0; i < tail.Length; i++)
        {
            if (start < 0 || words[start + i] != tail[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gives the greatest length that validation lets pass, or null where none says.</summary>
    public static int? LimitOf(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass is not { ContainingNamespace.Name: Validation } type)
            {
                continue;
            }

            var place = type.Name switch { "MaxLengthAttribute" or "StringLengthAttribute" => 0, "LengthAttribute" => 1, _ => -1 };
            if (place >= 0 && place < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[place].Value is int length)
            {
                return length;
            }
        }

        return null;
    }
}
