using System.Text;
using DataProducts.Generators.Parsing;

namespace DataProducts.Analyzers.Privacy;

/// <summary>Splits a name into lower-case ASCII words: accents and numbers at a word's end are dropped.</summary>
internal static class PersonalDataWords
{
    // A table and not Unicode normalisation: a compiler that runs without culture data does not normalise.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Bare = "aaaaaaceeeeiiiinooooouuuuyy";

    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        foreach (var part in SnakeCase.Of(Plain(name)).Split('_'))
        {
            if (part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is { Length: > 0 } word)
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var accent = Accented.IndexOf(char.ToLowerInvariant(c));
            if (c == 'ß')
            {
                plain.Append("ss");
            }
            else if (accent >= 0)
            {
                plain.Append(char.IsUpper(c) ? char.ToUpperInvariant(Bare[accent]) : Bare[accent]);
            }
            else
            {
                plain.Append(char.IsLetterOrDigit(c) ? c : '_');
            }
        }

        return plain.ToString();
    }
}
