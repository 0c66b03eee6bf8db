namespace DataProducts;

/// <summary>Checks values for generated code.</summary>
public static class RowCheck
{
    private const int TokenLength = 46;

    /// <summary>Tells whether a text has a token's length and beginning. It is meant for reading what the platform wrote: where policy does not
    /// open a value that is no text, such as a day, its reader finds none.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it may be a token.</returns>
    public static bool IsToken(ReadOnlySpan<char> text) => text.Length == TokenLength && text.StartsWith("dp1_");

    /// <summary>Counts a text's characters as JSON Schema and SQL do: Unicode code points, so that an emoji beyond the first plane is
    /// one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="minimum">The least number, 0 for none.</param>
    /// <param name="maximum">The greatest number, <see cref="int.MaxValue"/> for none.</param>
    /// <returns>Whether the number lies between both.</returns>
    public static bool HasLength(string text, int minimum, int maximum)
    {
        ArgumentNullException.ThrowIfNull(text);

        // Each code point is one or two UTF-16 code units, so most texts need not be looked into.
        if (text.Length < minimum || text.Length / 2 > maximum)
        {
            return false;
        }

        var length = text.Length;
        foreach (var c in text)
        {
            length -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return length >= minimum && length <= maximum;
    }
}
