namespace DataProducts;

/// <summary>Where one jurisdiction keeps the sealed originals of its tokens, and each subject's keys to them.</summary>
/// <remarks>
/// What a vault holds to, whatever it is made of: the first writer of an item or key wins and nothing that stands is replaced, dead items
/// excepted (<see cref="VaultItem"/>); nothing of an erased subject is added; the subject's tombstone stays until an order of the
/// <see cref="IErasureLedger"/> lifts it. Safe for many callers, in one process and in many.
/// </remarks>
public interface ITokenVault
{
    /// <summary>Gets the jurisdiction.</summary>
    Jurisdiction Jurisdiction { get; }

    /// <summary>Adds a key for each subject that has none in the key's space and is neither erased nor moved.</summary>
    /// <param name="proposed">The keys; each subject and space occurs once.</param>
    /// <param name="standing">Receives what stands then for each: the proposed key, the one that stood before, or no key for a subject that
    /// is gone. At least as long as <paramref name="proposed"/>.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The task; when it ends, what was added is durable.</returns>
    /// <exception cref="DataProductException">The vault cannot be written (<c>DP1420</c>).</exception>
    ValueTask AddOrGetKeysAsync(
        ReadOnlyMemory<SubjectKey> proposed, Memory<SubjectEntry> standing, CancellationToken cancellationToken = default);

    /// <summary>Finds the keys of subjects.</summary>
    /// <param name="space">The token space.</param>
    /// <param name="subjects">The subjects.</param>
    /// <param name="entries">Receives one entry a subject; at least as long as <paramref name="subjects"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>).</exception>
    ValueTask FindKeysAsync(
        string space, ReadOnlyMemory<SubjectRef> subjects, Memory<SubjectEntry> entries, CancellationToken cancellationToken = default);

    /// <summary>Adds the items whose key is not there yet. The first writer wins.</summary>
    /// <param name="items">The items; each key occurs once. Sorted by subject and token they are added fastest.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>Which items stood already, and which were not taken. When the task ends, every added item is durable.</returns>
    /// <exception cref="DataProductException">The vault cannot be written (<c>DP1420</c>): no token of the batch may be given out. What was
    /// added by then is found by the next call.</exception>
    ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default);

    /// <summary>Finds items, each with its subject and the subject's key in the item's space.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="findings">Receives one finding a key; at least as long as <paramref name="keys"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>).</exception>
    ValueTask GetAsync(ReadOnlyMemory<VaultKey> keys, Memory<VaultFinding> findings, CancellationToken cancellationToken = default);

    /// <summary>Gives a number that rises whenever a subject is erased, moved or readmitted: what was remembered of subjects and items
    /// before is not to be relied on any more.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number, as new as the last order that was carried out anywhere.</returns>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>).</exception>
    ValueTask<long> EpochAsync(CancellationToken cancellationToken = default);

    /// <summary>Gives the last entry of the erasure ledger that the vault has carried out.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its place, or null for a vault that belongs to no ledger yet.</returns>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>).</exception>
    ValueTask<LedgerMark?> AppliedAsync(CancellationToken cancellationToken = default);

    /// <summary>Carries out the next entry of the erasure ledger, and notes its place together with it.</summary>
    /// <param name="entry">The entry. One that was carried out before does nothing; a later one than the next is refused.</param>
    /// <param name="cancellationToken">Gives up; an order that was begun is safe to repeat.</param>
    /// <returns>What it did; the counts are 0 where it was carried out before.</returns>
    /// <exception cref="DataProductException">The entry is not the next one (<c>DP1432</c>), or the vault cannot be written
    /// (<c>DP1420</c>).</exception>
    ValueTask<SubjectErasure> ApplyAsync(ErasureEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Gives all items of a subject, of every token space.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items, in the order of their tokens.</returns>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>).</exception>
    IAsyncEnumerable<VaultItem> ListAsync(SubjectRef subject, CancellationToken cancellationToken = default);

    /// <summary>Gives all items, part by part; what is added or removed meanwhile may be missed.</summary>
    /// <param name="after">Where to go on.</param>
    /// <param name="limit">How many items a page has at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page.</returns>
    /// <exception cref="DataProductException">The vault cannot be read (<c>DP1420</c>), or the cursor is none of its own
    /// (<c>DP1433</c>).</exception>
    ValueTask<VaultPage> ScanAsync(VaultCursor after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Puts the same key, wrapped anew, in the place of the old one.</summary>
    /// <param name="old">The key as it was read.</param>
    /// <param name="next">The key of the same subject, space and id, wrapped by another data key.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>False if the key does not stand as it was read any more: nothing was changed.</returns>
    /// <exception cref="ArgumentException">They differ in subject, space or id.</exception>
    /// <exception cref="DataProductException">The vault cannot be written (<c>DP1420</c>).</exception>
    ValueTask<bool> TryReplaceKeyAsync(SubjectKey old, SubjectKey next, CancellationToken cancellationToken = default);

    /// <summary>Removes items, for a version of a token key that is retired; never a subject's keys, and never a tombstone.</summary>
    /// <param name="keys">The keys; one that has no item is passed over.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">The vault cannot be written (<c>DP1420</c>).</exception>
    ValueTask RemoveAsync(ReadOnlyMemory<VaultKey> keys, CancellationToken cancellationToken = default);
}
