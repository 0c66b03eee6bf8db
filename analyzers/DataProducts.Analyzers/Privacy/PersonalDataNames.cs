namespace DataProducts.Analyzers.Privacy;

/// <summary>Tells by a name what kind of personal data a column probably holds.</summary>
internal static class PersonalDataNames
{
    private static readonly KeyValuePair<string, string[][]>[] Phrases =
        [.. PersonalDataVocabulary.Phrases.Select(static kind => new KeyValuePair<string, string[][]>(
            kind.Key, [.. kind.Value.Select(static phrase => phrase.Replace("$", " $").Split(' '))]))];

    /// <summary>Gives the name of a <c>PiiKind</c>, or null.</summary>
    public static string? KindOf(string name)
    {
        var words = PersonalDataWords.Of(name);
        if (words.Count == 0 || PersonalDataVocabulary.Asking.Contains(words[0]) || IsNumberOf(words))
        {
            return null;
        }

        foreach (var kind in Phrases)
        {
            foreach (var phrase in kind.Value)
            {
                if (Matches(words, phrase, kind.Key))
                {
                    return kind.Key;
                }
            }
        }

        return null;
    }

    private static bool Matches(IReadOnlyList<string> words, string[] phrase, string kind)
    {
        var atEnd = phrase[phrase.Length - 1] == "$";
        var length = atEnd ? phrase.Length - 1 : phrase.Length;
        for (var start = atEnd ? Math.Max(0, words.Count - length) : 0; start + length <= words.Count; start++)
        {
            if (StandsAt(words, phrase, length, start) && !IsAboutIt(words, start + length, kind) && !IsMachine(words, start, kind))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsAt(IReadOnlyList<string> words, string[] phrase, int length, int start)
    {
        for (var i = 0; i < length; i++)
        {
            if (words[start + i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    // In India an e-mail address is an "email id"; any other id is a reference.
    private static bool IsAboutIt(IReadOnlyList<string> words, int end, string kind)
    {
        var last = words[words.Count - 1];
        return end < words.Count
            && PersonalDataVocabulary.About.Contains(last)
            && !(kind == "EmailAddress" && last == "id" && end == words.Count - 1);
    }

    private static bool IsMachine(IReadOnlyList<string> words, int start, string kind) =>
        kind == "PostalAddress" && start > 0 && PersonalDataVocabulary.MachineAddress.Contains(words[start - 1]);

    private static bool IsNumberOf(IReadOnlyList<string> words) => words.Count > 1 && words[0] is "number" or "no" && words[1] == "of";
}
