namespace DataProducts.Cedar;

/// <summary>Finds what a misspelt word may have meant.</summary>
internal static class Suggestion
{
    private const int MaxLength = 24;

    /// <summary>Gives a question after the likeliest candidate; null where none is near.</summary>
    public static string? For(string word, ReadOnlySpan<string> candidates)
    {
        if (word.Length > MaxLength)
        {
            return null;
        }

        string? best = null;
        var least = word.Length < 4 ? 2 : 3;
        foreach (var candidate in candidates)
        {
            var distance = string.Equals(word, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, candidate);
            if (distance < least && distance < candidate.Length)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best is null ? null : $"Did you mean '{best}'?";
    }

    // Edits needed, where two neighbours that changed places are one edit.
    private static int Distance(string from, string to)
    {
        Span<int> beforeLast = stackalloc int[MaxLength + 1];
        Span<int> last = stackalloc int[MaxLength + 1];
        Span<int> row = stackalloc int[MaxLength + 1];
        if (to.Length > MaxLength)
        {
            return int.MaxValue;
        }

        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return last[to.Length];
    }
}
