namespace DataProducts.Audit;

/// <summary>Makes proofs that records are in a log.</summary>
public static class LogProofs
{
    /// <summary>Proves each record that is asked for, all under one checkpoint, also while others append.</summary>
    /// <param name="folder">The log's folder.</param>
    /// <param name="key">The log's public key.</param>
    /// <param name="isWanted">Says of a record's bytes whether its proof is wanted.</param>
    /// <param name="options">How to wait, or null for the default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The proofs, each verified, in the order of the records.</returns>
    /// <exception cref="AuditLogException">The log cannot be read or is damaged (<c>DP1600</c> to <c>DP1602</c>, <c>DP1605</c>,
    /// <c>DP1606</c>).</exception>
    public static async Task<IReadOnlyList<LogProof>> MakeAsync(
        string folder,
        NoteVerifier key,
        Func<ReadOnlyMemory<byte>, bool> isWanted,
        AuditLogOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(isWanted);
        var snapshot = await LogSnapshot.TakeAsync(folder, key, withPaths: false, options ?? new AuditLogOptions(), cancellationToken)
            .ConfigureAwait(false);
        var tree = new TileTree(snapshot);
        var proofs = new List<LogProof>();
        foreach (var entry in AuditEntries.Read(snapshot, 0, cancellationToken))
        {
            if (isWanted(entry.Bytes))
            {
                var proof = new LogProof(entry.Index, entry.Bytes.ToArray(), tree.Path(entry.Index), snapshot.Note);
                proof.Verify(key); // a proof that an auditor would refuse is a damaged log, to be noticed here
                proofs.Add(proof);
            }
        }

        return proofs;
    }
}
