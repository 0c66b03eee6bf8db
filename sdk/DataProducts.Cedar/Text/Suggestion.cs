namespace DataProducts.Cedar;

/// <summary>Finds the name that was meant: the nearest by edit distance, if one is near enough.</summary>
internal static class Suggestion
{
    // Names are short; comparing longer ones would cost more than the hint is worth.
    private const int MaxLength = 100;

    public static string? For(string name, IEnumerable<string> known) =>
        Nearest(name, known) is { } nearest ? $"Did you mean {NameText.Quote(nearest)}?" : null;

    /// <summary>Gives the nearest of the names, or null. A third of the letters may differ; case counts as nothing.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        string? best = null;
        var least = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in known)
        {
            if (name.Length <= MaxLength && candidate.Length <= MaxLength && Math.Abs(name.Length - candidate.Length) < least
                && candidate != name)
            {
                var distance = Distance(name, candidate);
                if (distance < least || (distance == least && best is not null && string.CompareOrdinal(candidate, best) < 0))
                {
                    (least, best) = (distance, candidate);
                }
            }
        }

        return best;
    }

    // Optimal string alignment: insert, delete, replace, or swap two neighbours.
    private static int Distance(string a, string b)
    {
        Span<int> before = stackalloc int[MaxLength + 1];
        Span<int> previous = stackalloc int[MaxLength + 1];
        Span<int> current = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = previous[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                var shift = Math.Min(previous[j], current[j - 1]) + 1;
                current[j] = Math.Min(replace, shift);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
