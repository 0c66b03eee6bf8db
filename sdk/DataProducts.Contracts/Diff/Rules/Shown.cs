namespace DataProducts.Contracts;

/// <summary>Puts what a team wrote into a sentence: on one line, and not too long to read.</summary>
internal static class Shown
{
    private const int MaximumLength = 60;

    public static string Of(string? text)
    {
        if (text is null)
        {
            return "none";
        }

        var line = string.Concat(text.Select(c => char.IsControl(c) || IsLayout(c) ? ' ' : c));
        return line.Length <= MaximumLength ? $"'{line}'" : $"'{line.Substring(0, Cut(line))}…'";
    }

    public static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";

    // Ends of lines and what turns the direction of letters: a sentence would read otherwise than it is written.
    private static bool IsLayout(char c) => c is '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    // Half of a surrogate pair is no text.
    private static int Cut(string line) => char.IsHighSurrogate(line[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength;
}
