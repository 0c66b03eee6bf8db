using DataProducts.Contracts;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts;

/// <content>What is asked of this platform's own vaults about one person, by those who may <c>administer</c> every product of the jurisdiction
/// that keeps personal data.</content>
public sealed partial class EmbeddedPlatform
{
    private LakeTokens TokensInLake => new(LakeOf);

    /// <summary>Erases a person from a jurisdiction's vault, in every token space; see <see cref="VaultErasure"/> for what that destroys, and
    /// what not.</summary>
    /// <param name="question">Who asks, about whom.</param>
    /// <param name="request">The id of the request; the same one again does no harm.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>What was done; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">Product, person or identifier are none (<c>DP1810</c>, <c>DP1910</c>, <c>DP1407</c>), or the
    /// request has no id (<c>DP2054</c>); a legal hold forbids it (<c>DP1141</c>); or keys, vault, ledger or audit log cannot be used.</exception>
    public async Task<ErasureOutcome> EraseAsync(SubjectQuestion question, Guid request, CancellationToken cancellationToken = default)
    {
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var decided = await AboutAsync(administration, AuditEvent.Erase, question, request, cancellationToken).ConfigureAwait(false);
        if (decided.Refused.Count > 0)
        {
            return new ErasureOutcome(request, null, decided.Refused);
        }

        await RefuseHeldAsync(question, cancellationToken).ConfigureAwait(false);
        var erasure = await _tokens.EraseAsync(question.Jurisdiction, question.Subject, request, cancellationToken).ConfigureAwait(false);
        return new ErasureOutcome(request, erasure, []);
    }

    /// <summary>Lets an erased person be taken up again.</summary>
    /// <param name="question">Who asks, about whom.</param>
    /// <param name="request">The id of the request; the same one again does no harm.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>What was done; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As above.</exception>
    public async Task<ErasureOutcome> ReadmitAsync(SubjectQuestion question, Guid request, CancellationToken cancellationToken = default)
    {
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var decided = await AboutAsync(administration, AuditEvent.Readmit, question, request, cancellationToken).ConfigureAwait(false);
        return decided.Refused.Count > 0
            ? new ErasureOutcome(request, null, decided.Refused)
            : new ErasureOutcome(request, await _tokens.ReadmitAsync(question.Jurisdiction, question.Subject, request, cancellationToken).ConfigureAwait(false), []);
    }

    /// <summary>Gives all that a jurisdiction's vault holds of a person, in every token space, to somebody with a seat in the jurisdiction. Each
    /// read is recorded before it, and counted among what the reader opens.</summary>
    /// <param name="question">Who asks, about whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">The reader has opened too much (<c>DP2047</c>); or as above.</exception>
    public async Task<ExportOutcome> ExportAsync(SubjectQuestion question, CancellationToken cancellationToken = default)
    {
        var request = Guid.CreateVersion7(Time.GetUtcNow());
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var decided = await AboutAsync(administration, AuditEvent.ExportSubject, question, request, cancellationToken).ConfigureAwait(false);
        if (decided.Refused.Count > 0)
        {
            return new ExportOutcome(request, null, decided.Refused);
        }

        var items = new List<ExportedItem>();
        var export = _tokens.ExportAsync(
            question.Jurisdiction,
            question.Subject,
            read => administration.ReadAsync(decided, question.Jurisdiction, read.Kind, cancellationToken),
            cancellationToken);
        await foreach (var item in export.ConfigureAwait(false))
        {
            items.Add(item);
        }

        return new ExportOutcome(request, items, []);
    }

    /// <summary>Moves a person from one jurisdiction's vault to another's. Whoever asks may <c>administer</c> every product of both.</summary>
    /// <param name="question">Who asks, about whom, in which jurisdiction the person is.</param>
    /// <param name="to">The jurisdiction that the person comes to.</param>
    /// <param name="request">The id of the request; with the same one, a run that was cut short is repeated.</param>
    /// <param name="cancellationToken">Gives up; then repeat it.</param>
    /// <returns>What was done; a denial is an answer too.</returns>
    /// <exception cref="ArgumentException">They are one jurisdiction.</exception>
    /// <exception cref="DataProductException">The person was erased there (<c>DP1437</c>), or the asker has opened too much
    /// (<c>DP2047</c>); or as above.</exception>
    public async Task<MoveOutcome> MoveAsync(SubjectQuestion question, Jurisdiction to, Guid request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfEqual(to, question.Jurisdiction);
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var leaving = await AboutAsync(administration, AuditEvent.MoveSubject, question, request, cancellationToken).ConfigureAwait(false);
        var arriving = await AboutAsync(administration, AuditEvent.MoveSubject, question with { Jurisdiction = to }, request, cancellationToken).ConfigureAwait(false);
        if (leaving.Refused.Count + arriving.Refused.Count > 0)
        {
            return new MoveOutcome(request, null, [.. leaving.Refused.Concat(arriving.Refused).Distinct()]);
        }

        await RefuseHeldAsync(question, cancellationToken).ConfigureAwait(false);
        var moved = await _tokens.MoveAsync(
            question.Jurisdiction,
            to,
            question.Subject,
            request,
            read => administration.ReadAsync(leaving, question.Jurisdiction, read.Kind, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return new MoveOutcome(request, moved, []);
    }

    /// <summary>Counts the rows that the lake of a jurisdiction has of a person, in every version of every product.</summary>
    internal async Task<IReadOnlyList<SubjectRows>> RowsOfAsync(Jurisdiction jurisdiction, SubjectRef subject, CancellationToken cancellationToken)
    {
        var versions = new List<ProductManifest>();
        foreach (var product in await _catalog.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            versions.AddRange((await _catalog.ListMajorsAsync(product.Id, cancellationToken).ConfigureAwait(false)).Select(major => ManifestReader.Parse(major.Manifest)));
        }

        return await TokensInLake.RowsOfAsync(versions, jurisdiction, subject, cancellationToken).ConfigureAwait(false);
    }

    private static Task<Administration> AboutAsync(
        VaultAdministration administration, AuditEvent happened, SubjectQuestion question, Guid request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        return administration.DecideAsync(
            new AdministrationQuestion(happened, question.Jurisdiction, question.Product, question.Person, request), cancellationToken);
    }

    private async ValueTask<VaultAdministration> AdministrationAsync(CancellationToken cancellationToken) =>
        _options.VaultServices.Count == 0
            ? new VaultAdministration(await QueryPlatformAsync(cancellationToken).ConfigureAwait(false), _catalog)
            : throw new DataProductException("DP2066", "This platform opens no vault of its own. Ask the jurisdiction's vault service, with VaultClient.");
}
