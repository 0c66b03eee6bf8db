namespace DataProducts.Audit;

/// <summary>The unfinished tiles at the right edge of a log, one a level: all that a log needs to grow.</summary>
internal sealed class TileEdge
{
    private readonly MerkleHash[][] _levels = new MerkleHash[TileName.Levels][];

    /// <summary>Starts from the unfinished tiles of a log, lowest level first.</summary>
    public TileEdge(long size, Func<TileName, MerkleHash[]> read)
    {
        Size = size;
        for (var level = 0; level < TileName.Levels; level++)
        {
            _levels[level] = new MerkleHash[TileName.FullWidth];
            var edge = TileName.Edge(level, size);
            if (edge.Width > 0)
            {
                read(edge).AsSpan(0, edge.Width).CopyTo(_levels[level]);
            }
        }
    }

    /// <summary>Starts an empty log.</summary>
    public TileEdge()
        : this(0, static _ => [])
    {
    }

    public long Size { get; private set; }

    public MerkleHash Root
    {
        get
        {
            MerkleHash? root = null;
            for (var level = 0; level < TileName.Levels; level++)
            {
                // Smallest subtrees lie rightmost; each joins the larger one to its left.
                var rest = Tile(level);
                for (var width = 1; !rest.IsEmpty; width <<= 1)
                {
                    if ((rest.Length & width) != 0)
                    {
                        var subtree = MerkleTree.Root(rest[^width..]);
                        root = root is { } right ? MerkleHash.Node(subtree, right) : subtree;
                        rest = rest[..^width];
                    }
                }
            }

            return root ?? MerkleHash.Empty;
        }
    }

    /// <summary>The hashes of a level's unfinished tile.</summary>
    public ReadOnlySpan<MerkleHash> Tile(int level) => _levels[level].AsSpan(0, TileName.Edge(level, Size).Width);

    public void Append(in MerkleHash leaf, ITileSink sink)
    {
        var hash = leaf;
        Size++;
        for (var level = 0; level < TileName.Levels; level++)
        {
            var count = TileName.Count(level, Size);
            _levels[level][(count - 1) % TileName.FullWidth] = hash;
            if (count % TileName.FullWidth != 0)
            {
                return;
            }

            sink.Add(new TileName(level, (count / TileName.FullWidth) - 1, TileName.FullWidth), _levels[level]);
            hash = MerkleTree.Root(_levels[level]);
        }
    }

    /// <summary>Gives the unfinished tiles that have grown since the log had a size.</summary>
    public void AddPartials(long since, ITileSink sink)
    {
        for (var level = 0; level < TileName.Levels; level++)
        {
            var edge = TileName.Edge(level, Size);
            if (edge.Width > 0 && TileName.Count(level, since) != TileName.Count(level, Size))
            {
                sink.Add(edge, Tile(level));
            }
        }
    }
}
