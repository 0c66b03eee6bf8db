namespace DataProducts.Tokens.Tests;

/// <summary>A vault in front of another, for tests that change one call.</summary>
internal abstract class VaultDecorator(ITokenVault inner) : ITokenVault
{
    public virtual Jurisdiction Jurisdiction => inner.Jurisdiction;

    public virtual ValueTask AddOrGetKeysAsync(
        ReadOnlyMemory<SubjectKey> proposed, Memory<SubjectEntry> standing, CancellationToken cancellationToken = default) =>
        inner.AddOrGetKeysAsync(proposed, standing, cancellationToken);

    public virtual ValueTask FindKeysAsync(
        string space, ReadOnlyMemory<SubjectRef> subjects, Memory<SubjectEntry> entries, CancellationToken cancellationToken = default) =>
        inner.FindKeysAsync(space, subjects, entries, cancellationToken);

    public virtual ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default) =>
        inner.PutIfAbsentAsync(items, cancellationToken);

    public virtual ValueTask GetAsync(ReadOnlyMemory<VaultKey> keys, Memory<VaultFinding> findings, CancellationToken cancellationToken = default) =>
        inner.GetAsync(keys, findings, cancellationToken);

    public virtual ValueTask<long> EpochAsync(CancellationToken cancellationToken = default) => inner.EpochAsync(cancellationToken);

    public ValueTask<LedgerMark?> AppliedAsync(CancellationToken cancellationToken = default) => inner.AppliedAsync(cancellationToken);

    public ValueTask<SubjectErasure> ApplyAsync(ErasureEntry entry, CancellationToken cancellationToken = default) =>
        inner.ApplyAsync(entry, cancellationToken);

    public IAsyncEnumerable<VaultItem> ListAsync(SubjectRef subject, CancellationToken cancellationToken = default) =>
        inner.ListAsync(subject, cancellationToken);

    public ValueTask<VaultPage> ScanAsync(VaultCursor after, int limit, CancellationToken cancellationToken = default) =>
        inner.ScanAsync(after, limit, cancellationToken);

    public ValueTask<bool> TryReplaceKeyAsync(SubjectKey old, SubjectKey next, CancellationToken cancellationToken = default) =>
        inner.TryReplaceKeyAsync(old, next, cancellationToken);

    public ValueTask RemoveAsync(ReadOnlyMemory<VaultKey> keys, CancellationToken cancellationToken = default) =>
        inner.RemoveAsync(keys, cancellationToken);
}
