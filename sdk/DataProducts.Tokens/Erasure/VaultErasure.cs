namespace DataProducts.Tokens;

/// <summary>Erases subjects from a vault, and takes them up again: the order goes to the ledger first, then the vault carries it out.</summary>
/// <remarks>
/// <para>
/// What is destroyed: the subject's keys in every token space, and its items. A value that another subject shares stays that subject's.
/// From then on the subject's rows are refused (hydration quarantines them) and its tokens open for nobody.
/// </para>
/// <para>
/// What is not: tokens and <c>dp_subject</c> of the subject's rows in the lake, which are still pseudonyms, and copies of the vault's file
/// of before. Delete the rows, expire the tables' snapshots, and let the copies go.
/// </para>
/// <para>A process that dies between ledger and vault leaves an order that the next opening of the vault carries out.</para>
/// </remarks>
/// <param name="vault">The vault, open and up to date.</param>
/// <param name="ledger">Its ledger.</param>
/// <param name="time">The clock for the orders' time.</param>
public sealed class VaultErasure(ITokenVault vault, IErasureLedger ledger, TimeProvider time)
{
    /// <summary>Erases a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="request">The id of the request; the same one again does no harm.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>What was destroyed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The subject is nobody in particular.</exception>
    /// <exception cref="DataProductException">Ledger (<c>DP143x</c>) or vault (<c>DP1420</c>) cannot be used.</exception>
    public ValueTask<SubjectErasure> EraseAsync(SubjectRef subject, Guid request, CancellationToken cancellationToken = default) =>
        OrderAsync(ErasureAct.Erase, subject, request, cancellationToken);

    /// <summary>Lets a subject be taken up again after it was erased or moved away. Record in the audit log who decided that and why,
    /// first.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="request">The id of the request.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>Where the subject stood before. Nothing of before comes back.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The subject is nobody in particular.</exception>
    /// <exception cref="DataProductException">Ledger (<c>DP143x</c>) or vault (<c>DP1420</c>) cannot be used.</exception>
    public ValueTask<SubjectErasure> ReadmitAsync(SubjectRef subject, Guid request, CancellationToken cancellationToken = default) =>
        OrderAsync(ErasureAct.Readmit, subject, request, cancellationToken);

    /// <summary>Erases a subject here because its data stands in another jurisdiction's vault by now.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="request">The id of the request.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>What was destroyed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The subject is nobody in particular.</exception>
    /// <exception cref="DataProductException">Ledger (<c>DP143x</c>) or vault (<c>DP1420</c>) cannot be used.</exception>
    public ValueTask<SubjectErasure> MoveAwayAsync(SubjectRef subject, Guid request, CancellationToken cancellationToken = default) =>
        OrderAsync(ErasureAct.Move, subject, request, cancellationToken);

    private async ValueTask<SubjectErasure> OrderAsync(
        ErasureAct act, SubjectRef subject, Guid request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(subject, default, nameof(subject));
        var entry = await ledger.AppendAsync(new ErasureOrder(act, subject, request, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);

        // Another process may have written orders before it that are not carried out yet; theirs come first.
        var done = await ErasureReplay.RunAsync(vault, ledger, cancellationToken).ConfigureAwait(false);
        return done.FirstOrDefault(one => one.Order == entry.Order) ?? await vault.ApplyAsync(entry, cancellationToken).ConfigureAwait(false);
    }
}
