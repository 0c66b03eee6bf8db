using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>Which snapshot is to be made.</summary>
/// <param name="Change">What it changes.</param>
/// <param name="Name">What its metadata files are called by.</param>
internal sealed record SnapshotRequest(SnapshotChange Change, string Name)
{
    /// <summary>Gets the branch that moves to it.</summary>
    public string Branch { get; init; } = SnapshotRef.Main;

    /// <summary>Gets a value indicating whether the branch is to hold main and this snapshot, whatever it held before.</summary>
    public bool ForksMain { get; init; }

    /// <summary>Gets how long a branch that is made is kept after its snapshot; null for until it is removed.</summary>
    public TimeSpan? KeptFor { get; init; }

    /// <summary>Gets the batch that it brings; main has each batch once. Null of a snapshot that brings none.</summary>
    public string? Batch { get; init; }

    /// <summary>Gets what the summary says besides.</summary>
    public IReadOnlyDictionary<string, string> Summary { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets what is done in the same commit.</summary>
    public Func<TableState, IReadOnlyList<Update>> Also { get; init; } = static _ => [];
}
