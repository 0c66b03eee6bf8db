using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Privacy;

/// <summary>Tells by name and validation whether a column can have a handful of values only.</summary>
internal static class FewValues
{
    /// <summary>The longest text that is a code and no text: an ISO country code has three letters.</summary>
    public const int LongestCode = 3;

    private const string Validation = "DataAnnotations";

    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal)
    {
        "gender", "sex", "salutation", "courtesy", "religion", "ethnicity", "nationality", "citizenship", "country", "state", "province", "region",
        "status", "type", "kind", "flag", "segment", "category", "language", "currency", "yesno", "smoker", "disabled",
        "geschlecht", "anrede", "familienstand", "nationalitat", "staatsangehorigkeit", "konfession", "land", "bundesland", "kanton", "canton",
        "sexe", "civilite", "genre", "nationalite", "pays", "sesso", "genere", "cittadinanza", "nazionalita", "paese", "provincia",
        "ling", "rashtriyata", "dharm", "desh", "rajya",
    };

    private static readonly string[][] Pairs =
        [["marital", "status"], ["blood", "group"], ["blood", "type"], ["age", "group"], ["age", "band"], ["country", "code"], ["etat", "civil"], ["stato", "civile"]];

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
            if (attribute.AttributeClass is { Name: "AllowedValuesAttribute", ContainingNamespace.Name: Validation })
            {
                return "has a list of allowed values";
            }
        }

        var words = PersonalDataWords.Of(property.Name);
        var count = words.Count;
        return count > 0
            && (Ends.Contains(words[count - 1])
                || (count > 1 && Starts.Contains(words[0]))
                || (count > 1 && Pairs.Any(pair => pair[0] == words[count - 2] && pair[1] == words[count - 1])))
            ? "is named like a column of few values"
            : null;
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
