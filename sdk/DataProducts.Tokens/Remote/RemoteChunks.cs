namespace DataProducts.Tokens;

/// <summary>Divides a batch into requests that the service takes: by number and by bytes.</summary>
internal static class RemoteChunks
{
    /// <summary>As many cells or subjects as the service takes in one request.</summary>
    public const int Cells = 10_000;

    // The service takes 4 MiB; the rest is for what stands around the cells.
    private const int Bytes = 4_000_000;

    // Member names, quotes, commas, a subject or token and a row's number.
    private const int CellBytes = 128;

    // JSON writes a character as \uXXXX at worst.
    private const int CharacterBytes = 6;

    /// <summary>Gives where each request begins and how many cells it has.</summary>
    public static IEnumerable<Range> Of(ReadOnlyMemory<string?> texts)
    {
        var (start, bytes) = (0, 0L);
        for (var i = 0; i < texts.Length; i++)
        {
            var cell = CellBytes + ((long)CharacterBytes * (texts.Span[i]?.Length ?? 0));
            if (i - start == Cells || (i > start && bytes + cell > Bytes))
            {
                yield return start..i;
                (start, bytes) = (i, 0);
            }

            bytes += cell;
        }

        if (start < texts.Length)
        {
            yield return start..texts.Length;
        }
    }

    /// <summary>Gives the same for cells that are all short.</summary>
    public static IEnumerable<Range> Of(int cells)
    {
        for (var start = 0; start < cells; start += Cells)
        {
            yield return start..Math.Min(cells, start + Cells);
        }
    }
}
