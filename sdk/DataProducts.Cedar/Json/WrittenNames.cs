namespace DataProducts.Cedar;

/// <summary>Says what Cedar's syntax takes as a name, for names that come from JSON.</summary>
internal static class WrittenNames
{
    /// <summary>Whether the text is an identifier; a reserved word is one too.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the text can stand as a name of an attribute, a type or a part of a path.</summary>
    public static bool IsName(string text) => IsIdentifier(text) && !Names.IsReserved(text);

    /// <summary>Whether the text is a path such as <c>A::B</c>, without blanks and reserved words.</summary>
    public static bool IsPath(string text)
    {
        foreach (var part in text.AsSpan().Split("::"))
        {
            if (!IsIdentifier(text.AsSpan(part)) || Names.IsReserved(text[part]))
            {
                return false;
            }
        }

        return true;
    }
}
