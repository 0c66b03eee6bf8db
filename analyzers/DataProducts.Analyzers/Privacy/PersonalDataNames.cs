namespace DataProducts.Analyzers.Privacy;

/// <summary>Tells by a name what kind of personal data a column probably holds.</summary>
internal static class PersonalDataNames
{
    private static readonly Dictionary<string, Phrase[]> ByFirstWord = PersonalDataVocabulary.Phrases
        .SelectMany(static (kind, order) => kind.Value.Select(text => new Phrase(text, kind.Key, order)))
        .GroupBy(static phrase => phrase.Words[0], StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Gives the kind, or null.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="record">The name of the record that it stands in: the name of a customer is a person's, that of a product is not.</param>
    public static string? KindOf(string name, string record = "")
    {
        var words = PersonalDataWords.Of(name);
        if (words.Count == 0 || PersonalDataVocabulary.Asking.Contains(words[0]) || IsNumberOf(words))
        {
            return null;
        }

        Phrase? found = null;
        for (var start = 0; start < words.Count; start++)
        {
            if (!ByFirstWord.TryGetValue(words[start], out var phrases))
            {
                continue;
            }

            foreach (var phrase in phrases)
            {
                if ((found is null || phrase.Order < found.Order) && phrase.StandsIn(words, start))
                {
                    found = phrase;
                }
            }
        }

        return found?.Kind ?? (IsNameOfPerson(words, record) ? "Name" : null);
    }

    private static bool IsNumberOf(IReadOnlyList<string> words) => words.Count > 1 && words[0] is "number" or "no" && words[1] == "of";

    private static bool IsNameOfPerson(IReadOnlyList<string> words, string record) =>
        words.Count == 1
        && PersonalDataVocabulary.Name.Contains(words[0])
        && PersonalDataWords.Of(record) is { Count: > 0 } of
        && PersonalDataVocabulary.Person.Contains(of[of.Count - 1].TrimEnd('s'));

    private sealed class Phrase
    {
        private readonly bool _atEnd;

        public Phrase(string text, string kind, int order)
        {
            _atEnd = text[text.Length - 1] == '$';
            Words = text.TrimEnd('$').Split(' ');
            Kind = kind;
            Order = order;
        }

        public string[] Words { get; }

        public string Kind { get; }

        public int Order { get; }

        public bool StandsIn(IReadOnlyList<string> words, int start)
        {
            var end = start + Words.Length;
            if (end > words.Count || (_atEnd && end != words.Count))
            {
                return false;
            }

            for (var i = 1; i < Words.Length; i++)
            {
                if (words[start + i] != Words[i])
                {
                    return false;
                }
            }

            return !IsAboutIt(words, end) && !(Kind == "PostalAddress" && start > 0 && PersonalDataVocabulary.MachineAddress.Contains(words[start - 1]));
        }

        // In India an e-mail address is an "email id"; any other id is a reference. The hash of a password is one to whoever holds a dictionary.
        private bool IsAboutIt(IReadOnlyList<string> words, int end)
        {
            var last = words[words.Count - 1];
            return end < words.Count
                && PersonalDataVocabulary.About.Contains(last)
                && !(last == "id" && end == words.Count - 1 && Words[Words.Length - 1] is "email" or "mail")
                && !(Kind == "Credential" && last is "hash" or "hashed");
        }
    }
}
