namespace DataProducts.Tokens;

/// <summary>White space and hyphens, which group the characters of a number and say nothing.</summary>
internal static class Separators
{
    /// <summary>Gives the text without them; the text itself if it has none.</summary>
    public static string Remove(string text)
    {
        var separators = 0;
        foreach (var c in text)
        {
            separators += IsSeparator(c) ? 1 : 0;
        }

        return separators == 0 ? text : string.Create(text.Length - separators, text, static (result, source) =>
        {
            var length = 0;
            foreach (var c in source)
            {
                if (!IsSeparator(c))
                {
                    result[length++] = c;
                }
            }
        });
    }

    private static bool IsSeparator(char c) => c == '-' || char.IsWhiteSpace(c);
}
