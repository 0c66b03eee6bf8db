using System.Runtime.CompilerServices;

namespace DataProducts.Tokens;

/// <content>What people may ask of a vault: to be forgotten, to be told what it holds of them, to be moved.</content>
public sealed partial class JurisdictionVaults
{
    /// <summary>Erases a subject from a jurisdiction's vault; see <see cref="VaultErasure"/> for what that destroys, and what not.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="subject">The subject's identifier, as the rows have it.</param>
    /// <param name="request">The id of the request; the same one again does no harm.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>What was destroyed; the subject's reference is what to look for in the lake's <c>dp_subject</c>.</returns>
    /// <exception cref="DataProductException">The identifier is none (<c>DP1407</c>), or keys, vault or ledger cannot be used.</exception>
    public async ValueTask<SubjectErasure> EraseAsync(
        Jurisdiction jurisdiction, string subject, Guid request, CancellationToken cancellationToken = default)
    {
        var (erasure, reference) = await ErasureAsync(jurisdiction, subject, cancellationToken).ConfigureAwait(false);
        return await erasure.EraseAsync(reference, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets a subject be taken up again. Record in the audit log who decided that and why, first.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="subject">The subject's identifier.</param>
    /// <param name="request">The id of the request.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>Where the subject stood before.</returns>
    /// <exception cref="DataProductException">As above.</exception>
    public async ValueTask<SubjectErasure> ReadmitAsync(
        Jurisdiction jurisdiction, string subject, Guid request, CancellationToken cancellationToken = default)
    {
        var (erasure, reference) = await ErasureAsync(jurisdiction, subject, cancellationToken).ConfigureAwait(false);
        return await erasure.ReadmitAsync(reference, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives everything that a jurisdiction's vault holds of a subject, in every token space.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="subject">The subject's identifier.</param>
    /// <param name="record">Records each read in the audit log before the item is opened; if it fails, nothing more is opened.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items; none for a subject that is unknown or was erased.</returns>
    /// <exception cref="DataProductException">As above, or an item was changed (<c>DP1406</c>).</exception>
    public async IAsyncEnumerable<ExportedItem> ExportAsync(
        Jurisdiction jurisdiction,
        string subject,
        Func<ExportedRead, ValueTask> record,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (open, reference) = await SubjectAsync(jurisdiction, subject, cancellationToken).ConfigureAwait(false);
        var items = SubjectExport.RunAsync(
            open.Vault, scope => OpenAsync(jurisdiction, scope, cancellationToken), reference, record, cancellationToken);
        await foreach (var item in items.ConfigureAwait(false))
        {
            yield return item;
        }
    }

    /// <summary>Moves a subject to another jurisdiction: writes its items into the new vault, then erases them in the old one.</summary>
    /// <param name="from">The jurisdiction that it leaves.</param>
    /// <param name="to">The jurisdiction that it comes to. A subject that moved away from there before is taken up again.</param>
    /// <param name="subject">The subject's identifier, the same in both.</param>
    /// <param name="request">The id of the request; with the same one, a run that was cut short is repeated.</param>
    /// <param name="record">Records each read in the audit log before the item is opened.</param>
    /// <param name="cancellationToken">Gives up; then repeat it.</param>
    /// <returns>What moved, and what is to be deleted in the old tables: that is not done here.</returns>
    /// <exception cref="ArgumentException">They are one jurisdiction.</exception>
    /// <exception cref="DataProductException">As above, or the subject was erased in the new jurisdiction (<c>DP1437</c>).</exception>
    public async ValueTask<MovedSubject> MoveAsync(
        Jurisdiction from,
        Jurisdiction to,
        string subject,
        Guid request,
        Func<ExportedRead, ValueTask> record,
        CancellationToken cancellationToken = default)
    {
        if (from == to)
        {
            throw new ArgumentException("A subject moves to another jurisdiction.", nameof(to));
        }

        var (_, left) = await SubjectAsync(from, subject, cancellationToken).ConfigureAwait(false);
        var (target, arrived) = await SubjectAsync(to, subject, cancellationToken).ConfigureAwait(false);
        var entries = new SubjectEntry[1];
        await target.Vault.FindKeysAsync(TokenSpaceId.WholeJurisdiction, new[] { arrived }, entries, cancellationToken).ConfigureAwait(false);
        if (entries[0].State == SubjectState.Erased)
        {
            throw ErasureErrors.GoneThere(to);
        }

        var items = new List<ExportedItem>();
        await foreach (var item in ExportAsync(from, subject, record, cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        if (entries[0].State == SubjectState.Moved)
        {
            await ReadmitAsync(to, subject, request, cancellationToken).ConfigureAwait(false);
        }

        var tokens = await SubjectMove.WriteAsync(
            items, scope => OpenAsync(to, scope, cancellationToken), arrived, request, cancellationToken).ConfigureAwait(false);
        var (erasure, _) = await ErasureAsync(from, subject, cancellationToken).ConfigureAwait(false);
        return new MovedSubject(left, arrived, tokens, await erasure.MoveAwayAsync(left, request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Finds where a subject stands in a jurisdiction's vault. Nothing is changed.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="subject">The subject's identifier, as the rows have it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The subject's reference, which is the lake's <c>dp_subject</c>, and where it stands.</returns>
    /// <exception cref="DataProductException">The identifier is none (<c>DP1407</c>), or keys or vault cannot be used.</exception>
    public async ValueTask<SubjectStanding> StandingAsync(Jurisdiction jurisdiction, string subject, CancellationToken cancellationToken = default)
    {
        var (open, reference) = await SubjectAsync(jurisdiction, subject, cancellationToken).ConfigureAwait(false);
        var entries = new SubjectEntry[1];
        await open.Vault.FindKeysAsync(TokenSpaceId.WholeJurisdiction, new[] { reference }, entries, cancellationToken).ConfigureAwait(false);
        return new SubjectStanding(reference, entries[0].State);
    }

    private async ValueTask<(VaultErasure Erasure, SubjectRef Subject)> ErasureAsync(
        Jurisdiction jurisdiction, string subject, CancellationToken cancellationToken)
    {
        var (open, reference) = await SubjectAsync(jurisdiction, subject, cancellationToken).ConfigureAwait(false);
        return (new VaultErasure(open.Vault, open.Ledger, _time), reference);
    }

    private async ValueTask<(OpenVault Open, SubjectRef Subject)> SubjectAsync(
        Jurisdiction jurisdiction, string subject, CancellationToken cancellationToken)
    {
        // The vault first: its opening checks that the root is the one by which it refers to people.
        var open = await VaultAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        var ring = await _rings.GetAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        return (open, await SubjectHash.OfAsync(ring, subject, cancellationToken).ConfigureAwait(false));
    }
}
