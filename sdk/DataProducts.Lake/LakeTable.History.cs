using DataProducts.Lake.History;

namespace DataProducts.Lake;

public sealed partial class LakeTable
{
    /// <summary>Gives main's snapshots, newest first, as far back as they have not expired.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The snapshots.</returns>
    public async Task<IReadOnlyList<LakeSnapshot>> SnapshotsAsync(CancellationToken cancellationToken = default) =>
        [.. (await LoadAsync(cancellationToken).ConfigureAwait(false)).Metadata.Ancestors().Select(LakeSnapshot.Of)];

    /// <summary>Finds the snapshot that readers saw at a time.</summary>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The snapshot; null if the table had none then, or it expired.</returns>
    public async Task<LakeSnapshot?> SnapshotAtAsync(DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        var metadata = (await LoadAsync(cancellationToken).ConfigureAwait(false)).Metadata;
        return metadata.Find(metadata.CurrentAt(time.ToUnixTimeMilliseconds())) is { } snapshot ? LakeSnapshot.Of(snapshot) : null;
    }

    /// <summary>Gives the branches and tags.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The references, in the order of their names.</returns>
    public async Task<IReadOnlyList<LakeReference>> ReferencesAsync(CancellationToken cancellationToken = default) =>
        TableRefs.Of((await LoadAsync(cancellationToken).ConfigureAwait(false)).Metadata);

    /// <summary>Names a snapshot, which keeps it from expiry.</summary>
    /// <param name="reference">The name and the snapshot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="LakeException">
    /// <c>DP1508</c>: there is no such snapshot. <c>DP1523</c>: the name is taken, or is none.
    /// </exception>
    public Task AddReferenceAsync(LakeReference reference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return new TableRefs(_store).AddAsync(reference, cancellationToken);
    }

    /// <summary>Removes a branch or tag. What only it led to expires in its time.</summary>
    /// <param name="name">The name; not <c>main</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="LakeException"><c>DP1522</c>: there is no such reference.</exception>
    public Task RemoveReferenceAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new TableRefs(_store).RemoveAsync(name, cancellationToken);
    }

    /// <summary>Forgets old snapshots, and removes the files that only they name. Branches and tags keep what their own rules say.</summary>
    /// <param name="olderThan">How old a snapshot may be.</param>
    /// <param name="keep">How many of a branch's newest snapshots are kept whatever their age; at least 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What went.</returns>
    public Task<ExpiryResult> ExpireAsync(TimeSpan olderThan, int keep = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(olderThan, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        var rule = new ExpiryRule(_time.GetUtcNow(), olderThan, keep);
        return new Expiry(_store).RunAsync(rule.Find, cancellationToken);
    }
}
