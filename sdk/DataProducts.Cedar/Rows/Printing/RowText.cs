namespace DataProducts.Cedar;

/// <summary>Which texts stay what they are on their way through a file, a terminal and an engine.</summary>
internal static class RowText
{
    /// <summary>Whether a text can be written: without NUL, half a surrogate pair and, where asked, control characters.</summary>
    public static bool IsWritable(ReadOnlySpan<char> text, bool takesControlCharacters)
    {
        if (takesControlCharacters ? text.Contains('\0') : text.ContainsAnyInRange('\0', '\x1f') || text.ContainsAnyInRange('\x7f', '\x9f'))
        {
            return false;
        }

        // Text without surrogates, which is nearly all, is not walked.
        for (var i = text.IndexOfAnyInRange('\ud800', '\udfff'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    public static string WhyNot(bool takesControlCharacters) => takesControlCharacters
        ? "has a name or a text with NUL or half a surrogate pair, which the engine cannot take."
        : "has a name or a text with a control character or half a surrogate pair, which the engine cannot take.";
}
