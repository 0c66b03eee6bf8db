using System.Globalization;

namespace DataProducts.Audit;

/// <summary>Gives the public files of a log by their names in C2SP tlog-tiles, so that any verifier can read it over a network.</summary>
public static class AuditFiles
{
    // A writer may replace a partial tile while it is looked for; it does so once an append.
    private const int Attempts = 4;

    /// <summary>Reads a file of a log: <c>checkpoint</c>, <c>tile/&lt;level&gt;/&lt;index&gt;</c> or <c>tile/entries/&lt;index&gt;</c>, with
    /// <c>.p/&lt;width&gt;</c> where it is partial.</summary>
    /// <param name="folder">The log's folder.</param>
    /// <param name="path">The name, of any content; whatever is not spelled as the specification spells it names nothing.</param>
    /// <returns>The bytes, or null where there is no such file. A partial tile that a wider one replaced is cut from that one, so that a
    /// reader of an older checkpoint finds what it names.</returns>
    /// <exception cref="AuditLogException"><c>DP1600</c>: the file cannot be read.</exception>
    public static byte[]? Read(string folder, string path)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(path);
        var files = new LogFiles(folder);
        try
        {
            if (path == LogFiles.Checkpoint)
            {
                return files.TryRead(LogFiles.Checkpoint, SignedNote.MaxLength);
            }

            return TileName.TryParse(path, out var name) ? ReadTile(files, name) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AuditErrors.Failed(files.Folder, failure);
        }
    }

    private static byte[]? ReadTile(LogFiles files, TileName name)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            foreach (var candidate in Candidates(files, name))
            {
                if (files.TryRead(candidate.Path, candidate.MaxLength) is { } bytes)
                {
                    return candidate == name ? bytes : Cut(bytes, name);
                }
            }
        }

        return null;
    }

    private static IEnumerable<TileName> Candidates(LogFiles files, TileName name)
    {
        yield return name;
        if (name.Width == TileName.FullWidth)
        {
            yield break;
        }

        yield return name with { Width = TileName.FullWidth };
        foreach (var path in files.List(name.PartialFolder))
        {
            if (int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > name.Width)
            {
                yield return name with { Width = width };
            }
        }
    }

    private static byte[]? Cut(byte[] bytes, TileName name)
    {
        if (name.Level != TileName.Entries)
        {
            var length = name.Width * MerkleHash.Length;
            return bytes.Length >= length ? bytes[..length] : null;
        }

        ReadOnlyMemory<byte> rest = bytes;
        for (var entry = 0; entry < name.Width; entry++)
        {
            if (!EntryBundle.TryTake(ref rest, out _))
            {
                return null;
            }
        }

        return bytes[..^rest.Length];
    }
}
