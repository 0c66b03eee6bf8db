using System.Globalization;
using System.Text;
using DataProducts.Generators.Parsing;

namespace DataProducts.Cli.Import;

/// <summary>Makes names of C# and of the lake from names of other systems.</summary>
internal static class Identifiers
{
    private const int MaximumLength = 100; // a manifest allows 128; a suffix must fit

    // A record has these members already, or may not have one of that name.
    private static readonly string[] Taken =
    [
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "ToString",
    ];

    /// <summary>Gives a property's or a record's name: words of ASCII letters and digits, each with a capital first.</summary>
    /// <param name="name">Any name.</param>
    /// <param name="used">The names that are given already.</param>
    public static string Pascal(string name, IReadOnlyCollection<string> used)
    {
        var text = new StringBuilder();
        foreach (var word in Words(name))
        {
            text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
        {
            text.Insert(0, "Column");
        }

        if (text.Length > MaximumLength)
        {
            text.Length = MaximumLength;
        }

        var pascal = text.ToString();
        pascal = Taken.Contains(pascal, StringComparer.Ordinal) || pascal.StartsWith("Dp_", StringComparison.Ordinal) ? pascal + "Value" : pascal;
        return Unused(pascal, used, "");
    }

    /// <summary>Gives the lake's name of a field.</summary>
    public static string Snake(string name, IReadOnlyCollection<string> used)
    {
        var snake = SnakeCase.Of(Pascal(name, []));
        return Unused(snake, used, "_");
    }

    private static string Unused(string name, IReadOnlyCollection<string> used, string separator)
    {
        var unused = name;
        for (var number = 2; used.Contains(unused, StringComparer.OrdinalIgnoreCase); number++)
        {
            unused = $"{name}{separator}{number}";
        }

        return unused;
    }

    // A word ends at anything that is neither letter nor digit; a name in one case only is lowered, 'customerID' keeps its humps.
    private static string[] Words(string name)
    {
        var shouting = !name.Any(char.IsLower);
        var plain = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                plain.Append(shouting ? char.ToLowerInvariant(c) : c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
