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

        var line = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
        return line.Length <= MaximumLength ? $"'{line}'" : $"'{line.Substring(0, Cut(line))}…'";
    }

    public static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";

    // Half of a surrogate pair is no text.
    private static int Cut(string line) => char.IsHighSurrogate(line[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength;
}
