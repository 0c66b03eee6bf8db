namespace DataProducts;

/// <summary>How much of a text is enciphered, and in which of its format's alphabets.</summary>
/// <param name="Alphabet">The alphabet's place among the format's.</param>
/// <param name="Length">How many characters; the default has none.</param>
internal readonly record struct TextShape(int Alphabet, int Length) : IComparable<TextShape>
{
    /// <summary>Finds a text's shape, or why it has none, and where.</summary>
    public static TextFault Find(TextFormat format, string text, out TextShape shape, out int place)
    {
        (shape, place) = (default, 0);
        if (text.Length > TextFormat.MaximumText)
        {
            return TextFault.TooLong;
        }

        var (alphabet, kept, length) = (0, format.Kept, 0);
        for (; place < text.Length; place++)
        {
            var character = text[place];
            if (format.Separators.Contains(character))
            {
                continue;
            }

            if (format.Alphabets[^1].NumeralOf(character) == DataProducts.Alphabet.None)
            {
                return TextFault.NotInAlphabet;
            }

            if (kept > 0)
            {
                kept--;
                continue;
            }

            length++;
            while (format.Alphabets[alphabet].NumeralOf(character) == DataProducts.Alphabet.None)
            {
                alphabet++;
            }
        }

        shape = new TextShape(alphabet, length);
        return length > TextFormat.MaximumLength ? TextFault.TooLong
            : TextFormat.IsLargeEnough(format.Alphabets[alphabet].Radix, length) ? TextFault.None
            : TextFault.TooFew;
    }

    /// <summary>Reads the numerals of a text of this shape.</summary>
    public void Read(TextFormat format, string text, Span<ushort> numerals)
    {
        var alphabet = format.Alphabets[Alphabet];
        var (kept, at) = (format.Kept, 0);
        foreach (var character in text)
        {
            if (!format.Separators.Contains(character) && kept-- <= 0)
            {
                numerals[at++] = (ushort)alphabet.NumeralOf(character);
            }
        }
    }

    /// <summary>Writes numerals in place of those of a text of this shape.</summary>
    public string Write(TextFormat format, string text, ReadOnlySpan<ushort> numerals)
    {
        var alphabet = format.Alphabets[Alphabet];
        Span<char> result = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var (kept, at) = (format.Kept, 0);
        for (var place = 0; place < text.Length; place++)
        {
            var stays = format.Separators.Contains(text[place]) || kept-- > 0;
            result[place] = stays ? text[place] : alphabet[numerals[at++]];
        }

        return new string(result);
    }

    public int CompareTo(TextShape other) => (Alphabet, Length).CompareTo((other.Alphabet, other.Length));
}
