using System.Runtime.CompilerServices;

namespace DataProducts.Audit;

/// <summary>Reads the records of a log, to show them. That they are the ones that were logged is what <see cref="AuditVerifier"/>
/// says.</summary>
public static class AuditEntries
{
    /// <summary>Reads the records that the checkpoint covers, also while others append.</summary>
    /// <param name="folder">The log's folder.</param>
    /// <param name="key">The log's public key.</param>
    /// <param name="first">The index to start from; not negative.</param>
    /// <param name="options">How to wait, or null for the default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The records in order, up to the size that the log had when reading began.</returns>
    /// <exception cref="AuditLogException">
    /// <c>DP1600</c> files cannot be read; <c>DP1601</c> a process held the lock too long; <c>DP1602</c> a bundle of records is missing or
    /// cut short; <c>DP1605</c> the checkpoint is missing or not of this key.
    /// </exception>
    public static async IAsyncEnumerable<AuditEntry> ReadAsync(
        string folder,
        NoteVerifier key,
        long first = 0,
        AuditLogOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        var snapshot = await LogSnapshot.TakeAsync(folder, key, withPaths: false, options ?? new AuditLogOptions(), cancellationToken)
            .ConfigureAwait(false);
        foreach (var entry in Read(snapshot, first, cancellationToken))
        {
            yield return entry;
        }
    }

    /// <summary>Reads the records of a log as it was.</summary>
    internal static IEnumerable<AuditEntry> Read(LogSnapshot snapshot, long first, CancellationToken cancellationToken)
    {
        var size = snapshot.Checkpoint.Size;
        for (var index = first / TileName.FullWidth; index * TileName.FullWidth < size; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = TileName.Of(TileName.Entries, index, size);
            ReadOnlyMemory<byte> bundle = snapshot.Read(name);
            for (var record = index * TileName.FullWidth; record < (index * TileName.FullWidth) + name.Width; record++)
            {
                if (!EntryBundle.TryTake(ref bundle, out var entry))
                {
                    throw AuditErrors.Damaged(snapshot.Folder, FormattableString.Invariant($"record {record} is not in '{name.Path}'."));
                }

                if (record >= first)
                {
                    yield return new AuditEntry(record, entry);
                }
            }
        }
    }
}
