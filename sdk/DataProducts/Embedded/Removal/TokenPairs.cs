using System.Text;

namespace DataProducts;

/// <summary>Blots out a person's lines in the files of pairs that re-tokenisations leave (<c>pairs.csv</c>: old and new token, subject).</summary>
/// <remarks>In place, so that a run which goes on finds its place again: every letter of the line becomes a hyphen.</remarks>
internal static class TokenPairs
{
    /// <summary>Blots out.</summary>
    /// <returns>How many lines there were.</returns>
    /// <exception cref="DataProductException"><c>DP1148</c>: a file cannot be changed.</exception>
    public static int BlotOut(string folder, SubjectRef subject)
    {
        var lines = 0;
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "pairs.csv", SearchOption.AllDirectories) : [])
        {
            try
            {
                lines += BlotOut(path, Encoding.ASCII.GetBytes($",{subject}"));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw RemovalErrors.PairsUnusable(path, failure);
            }
        }

        return lines;
    }

    private static int BlotOut(string path, byte[] ending)
    {
        var lines = 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var line = new List<byte>();
        for (long at = 0, begin = 0; at <= file.Length; at++)
        {
            var next = file.ReadByte();
            if (next is not ('\n' or -1))
            {
                line.Add((byte)next);
                continue;
            }

            if (System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line).EndsWith(ending))
            {
                file.Position = begin;
                file.Write([.. line.Select(letter => letter == ',' ? letter : (byte)'-')]);
                file.Position = at + 1;
                lines++;
            }

            line.Clear();
            begin = at + 1;
        }

        file.Flush(flushToDisk: true);
        return lines;
    }
}
