using System.Runtime.InteropServices;

namespace DataProducts.Audit;

/// <summary>What an append writes: worked out before anything is written, since the checkpoint is signed first.</summary>
internal sealed class AppendPlan : ITileSink
{
    private readonly List<(TileName Name, byte[] Bytes)> _files = [];
    private readonly long _oldSize;

    private AppendPlan(string origin, LogState state, IEnumerable<ReadOnlyMemory<byte>> records)
    {
        (Edge, Bundle, _oldSize) = (state.Edge, state.Bundle, state.Checkpoint.Size);
        foreach (var record in records)
        {
            EntryBundle.Append(Bundle, record.Span);
            Edge.Append(MerkleHash.Leaf(record.Span), this);
            if (Edge.Size % TileName.FullWidth == 0)
            {
                AddBundle(new TileName(TileName.Entries, (Edge.Size / TileName.FullWidth) - 1, TileName.FullWidth));
                Bundle.SetLength(0);
            }
        }

        Edge.AddPartials(_oldSize, this);
        if (Bundle.Length > 0)
        {
            AddBundle(TileName.Edge(TileName.Entries, Edge.Size));
        }

        Checkpoint = new Checkpoint(origin, Edge.Size, Edge.Root);
    }

    public Checkpoint Checkpoint { get; }

    public TileEdge Edge { get; }

    public MemoryStream Bundle { get; }

    /// <summary>Plans. The state's edge and bundle grow with the plan, so a plan that is not carried out ends that state's life.</summary>
    public static AppendPlan Of(LogState state, IEnumerable<ReadOnlyMemory<byte>> records) => new(state.Checkpoint.Origin, state, records);

    void ITileSink.Add(TileName name, ReadOnlySpan<MerkleHash> hashes) => _files.Add((name, MemoryMarshal.AsBytes(hashes).ToArray()));

    /// <summary>Writes bundles and tiles, puts the checkpoint in force, and deletes what was unfinished and is no longer.</summary>
    public void CarryOut(LogFiles files)
    {
        foreach (var (name, bytes) in _files)
        {
            files.Write(name.Path, bytes);
        }

        files.FlushFolders();
        files.Rename(LogFiles.NextCheckpoint, LogFiles.Checkpoint);
        files.FlushFolders();
    }

    /// <summary>Deletes the partial tiles that larger ones have taken the place of (C2SP allows it; readers then take the
    /// larger).</summary>
    public void DeleteSuperseded(LogFiles files)
    {
        for (var level = TileName.Entries; level < TileName.Levels; level++)
        {
            var (old, now) = (TileName.Edge(level, _oldSize), TileName.Edge(level, Edge.Size));
            if (old.Width > 0 && old != now)
            {
                files.Delete(old.Path);
            }

            if (old.Width > 0 && old.Index != now.Index)
            {
                files.DeleteFolder(old.PartialFolder);
            }
        }
    }

    private void AddBundle(TileName name) => _files.Add((name, Bundle.ToArray()));
}
