using System.Text;
using DataProducts.Generators.Parsing;

namespace DataProducts.Analyzers.Privacy;

/// <summary>Splits a name into lower-case ASCII words: accents and numbers at a word's end are dropped, and words that a database wrote
/// in one (<c>emailaddress</c>) come apart where all of their parts are known.</summary>
internal static class PersonalDataWords
{
    // A table and not Unicode normalisation: a compiler that runs without culture data does not normalise.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Bare = "aaaaaaceeeeiiiinooooouuuuyy";

    // Longer names are sentences; coming apart is quadratic.
    private const int LongestCompound = 40;

    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        foreach (var part in SnakeCase.Of(Plain(name)).Split('_'))
        {
            if (part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is not { Length: > 0 } word)
            {
                continue;
            }

            if (PersonalDataVocabulary.Known.Contains(word) || word.Length > LongestCompound || !TakeApart(word, words))
            {
                words.Add(word);
            }
        }

        return words;
    }

    // The fewest parts, and of those the longest first one: "emailaddressid" is email, address, id.
    private static bool TakeApart(string word, List<string> words)
    {
        var parts = new int[word.Length + 1]; // how many parts the rest from here has; 0 is none known
        var first = new int[word.Length + 1];
        for (var start = word.Length - 1; start >= 0; start--)
        {
            for (var end = word.Length; end > start + 1; end--)
            {
                var rest = end == word.Length ? 1 : parts[end] + 1;
                if ((end == word.Length || parts[end] > 0)
                    && (parts[start] == 0 || rest < parts[start])
                    && PersonalDataVocabulary.Known.Contains(word.Substring(start, end - start)))
                {
                    (parts[start], first[start]) = (rest, end);
                }
            }
        }

        for (var start = 0; parts[0] > 0 && start < word.Length; start = first[start])
        {
            words.Add(word.Substring(start, first[start] - start));
        }

        return parts[0] > 0;
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
