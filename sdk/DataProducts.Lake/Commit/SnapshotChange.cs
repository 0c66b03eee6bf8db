using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>What a snapshot changes. It is worked out anew on each state of the table that the commit is tried on.</summary>
internal abstract class SnapshotChange
{
    /// <summary>Gives what is to be in the snapshot.</summary>
    /// <param name="round">What it is made on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LakeException">The change cannot be made on that state.</exception>
    public abstract Task<SnapshotContent> PrepareAsync(CommitRound round, CancellationToken cancellationToken);

    /// <summary>Gives what must hold besides that the branch has not moved.</summary>
    public virtual IReadOnlyList<Requirement> Requirements(TableState state) => [];
}

/// <summary>What a snapshot is made on.</summary>
/// <param name="Store">The table.</param>
/// <param name="State">Its state.</param>
/// <param name="Parent">The snapshot that the branch is at; null if there is none.</param>
/// <param name="SnapshotId">The id of the snapshot to be.</param>
/// <param name="Files">Where manifests are written.</param>
internal sealed record CommitRound(TableStore Store, TableState State, Snapshot? Parent, long SnapshotId, CommitFiles Files)
{
    /// <summary>Gets the sequence number of the snapshot to be.</summary>
    public long SequenceNumber => State.Metadata.LastSequenceNumber + 1;

    /// <summary>Gives the parent's manifests.</summary>
    public async Task<IReadOnlyList<ManifestFile>> ManifestsAsync(CancellationToken cancellationToken) =>
        Parent is null ? [] : await Store.ManifestsAsync(State, Parent, cancellationToken).ConfigureAwait(false);
}

/// <summary>What a snapshot has.</summary>
/// <param name="Operation">What it does: <c>append</c>, <c>replace</c>, <c>overwrite</c> or <c>delete</c>.</param>
/// <param name="Manifests">All its manifests.</param>
/// <param name="Added">The files that it adds.</param>
/// <param name="Removed">The files that it removes.</param>
internal sealed record SnapshotContent(
    string Operation, IReadOnlyList<ManifestFile> Manifests, FileTotals Added, FileTotals Removed);
