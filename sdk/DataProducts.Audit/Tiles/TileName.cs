using System.Globalization;
using System.Text;

namespace DataProducts.Audit;

/// <summary>Names a tile of 256 hashes or a bundle of 256 entries, or the beginning of one (C2SP tlog-tiles).</summary>
/// <param name="Level">The tile's level, or <see cref="Entries"/>.</param>
/// <param name="Index">Its index in the level.</param>
/// <param name="Width">How many hashes or entries it has: 256, or fewer where it is partial.</param>
internal readonly record struct TileName(int Level, long Index, int Width)
{
    public const int Entries = -1;

    public const int FullWidth = 256;

    public const int Height = 8;

    /// <summary>The number of levels that a log of 2^63 records has.</summary>
    public const int Levels = 8;

    public const string Root = "tile";

    // "tile", level, six groups of three digits and the width: with more, an index would not fit into 63 bits.
    private const int MaxParts = 9;

    /// <summary>Gets the folder of the partial forms of this tile, relative to the log's.</summary>
    public string PartialFolder => (this with { Width = FullWidth }).Path + ".p";

    /// <summary>Gets the file's path, relative to the log's folder.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder(Root).Append('/');
            _ = Level == Entries ? path.Append("entries") : path.Append(CultureInfo.InvariantCulture, $"{Level}");
            var scale = 1L;
            while (Index / scale >= 1000)
            {
                scale *= 1000;
            }

            for (; scale > 1; scale /= 1000)
            {
                path.Append(CultureInfo.InvariantCulture, $"/x{Index / scale % 1000:000}");
            }

            path.Append(CultureInfo.InvariantCulture, $"/{Index % 1000:000}");
            return (Width == FullWidth ? path : path.Append(CultureInfo.InvariantCulture, $".p/{Width}")).ToString();
        }
    }

    /// <summary>Gets the largest number of bytes that the file may have.</summary>
    public int MaxLength => Level == Entries ? EntryBundle.MaxLength : Width * MerkleHash.Length;

    /// <summary>How many hashes a level has in a log of a size; entries count as level 0.</summary>
    public static long Count(int level, long size) => size >> (Height * Math.Max(level, 0));

    /// <summary>The last tile of a level, partial and perhaps of no width at all.</summary>
    public static TileName Edge(int level, long size) =>
        new(level, Count(level, size) / FullWidth, (int)(Count(level, size) % FullWidth));

    /// <summary>The widest form in which a log of a size has the tile of this index.</summary>
    public static TileName Of(int level, long index, long size) =>
        new(level, index, (int)Math.Min(FullWidth, Count(level, size) - (index * FullWidth)));

    /// <summary>Whether everything in this file is within a log of a size.</summary>
    public bool IsWithin(long size)
    {
        var edge = Edge(Level, size);
        return Index < edge.Index || (Index == edge.Index && Width <= edge.Width);
    }

    public static bool TryParse(string path, out TileName name)
    {
        name = default;
        var parts = path.Split('/');
        if (parts.Length is < 3 or > MaxParts || parts[0] != Root)
        {
            return false;
        }

        var width = FullWidth;
        var last = parts.Length - 1;
        if (parts[last - 1].EndsWith(".p", StringComparison.Ordinal))
        {
            if (!TryNumber(parts[last], out width))
            {
                return false;
            }

            last--;
            parts[last] = parts[last][..^2];
        }

        var level = Entries;
        if (parts[1] != "entries" && !TryNumber(parts[1], out level))
        {
            return false;
        }

        long index = 0;
        foreach (var part in parts.AsSpan(2, Math.Max(last - 1, 0)))
        {
            if (!TryNumber(part.TrimStart('x'), out var digits))
            {
                return false;
            }

            index = (index * 1000) + digits;
        }

        // One name has one spelling: whatever is not written as we would write it is no tile.
        name = new TileName(level, index, width);
        return level < Levels && width is > 0 and <= FullWidth && name.Path == path;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length <= 3;
}
