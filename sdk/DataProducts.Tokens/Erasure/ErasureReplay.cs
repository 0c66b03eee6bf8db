namespace DataProducts.Tokens;

/// <summary>Brings a vault up to date with its erasure ledger: before it is opened, since it may have been restored from an older copy, and
/// after every new order.</summary>
public static class ErasureReplay
{
    /// <summary>Carries out every entry that the vault has not carried out yet, in their order.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="cancellationToken">Gives up; what was carried out by then stays, and the next run goes on.</param>
    /// <returns>What was done, an order each.</returns>
    /// <exception cref="ArgumentException">Vault and ledger are of different jurisdictions.</exception>
    /// <exception cref="DataProductException">The ledger cannot be read (<c>DP1430</c>), was changed (<c>DP1431</c>), or lacks what the
    /// vault has carried out (<c>DP1434</c>); or the vault cannot be written (<c>DP1420</c>). Then the vault must not be opened.</exception>
    public static async ValueTask<IReadOnlyList<SubjectErasure>> RunAsync(
        ITokenVault vault, IErasureLedger ledger, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(ledger);
        if (vault.Jurisdiction != ledger.Jurisdiction)
        {
            throw new ArgumentException("Vault and ledger are of different jurisdictions.", nameof(ledger));
        }

        var applied = await vault.AppliedAsync(cancellationToken).ConfigureAwait(false);
        var done = new List<SubjectErasure>();
        var isKnown = applied is null;
        await foreach (var entry in ledger.ReadAsync(applied?.Position ?? 1, cancellationToken).ConfigureAwait(false))
        {
            if (!isKnown)
            {
                isKnown = entry.Mark.Equals(applied) ? true : throw ErasureErrors.OtherLedger(vault.Jurisdiction, applied!.Position);
                continue;
            }

            done.Add(await vault.ApplyAsync(entry, cancellationToken).ConfigureAwait(false));
        }

        return isKnown ? done : throw ErasureErrors.OtherLedger(vault.Jurisdiction, applied!.Position);
    }
}
