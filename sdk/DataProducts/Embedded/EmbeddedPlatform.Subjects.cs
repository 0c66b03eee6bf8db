using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts;

/// <content>What is asked of this platform's own vaults about one person or one key, by those who may <c>administer</c> a product.</content>
public sealed partial class EmbeddedPlatform
{
    /// <summary>Erases a person from a jurisdiction's vault, in every token space; see <see cref="VaultErasure"/> for what that destroys, and
    /// what not.</summary>
    /// <param name="question">Who asks, about whom.</param>
    /// <param name="request">The id of the request; the same one again does no harm.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>What was done; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">Product, person or identifier are none (<c>DP1810</c>, <c>DP1910</c>, <c>DP1407</c>); or keys,
    /// vault, ledger or audit log cannot be used.</exception>
    public Task<ErasureOutcome> EraseAsync(SubjectQuestion question, Guid request, CancellationToken cancellationToken = default) =>
        OrderAsync(AuditEvent.Erase, question, request, _tokens.EraseAsync, cancellationToken);

    /// <summary>Lets an erased person be taken up again.</summary>
    /// <param name="question">Who asks, about whom.</param>
    /// <param name="request">The id of the request; the same one again does no harm.</param>
    /// <param name="cancellationToken">Gives up; once the ledger has the order, it will be carried out.</param>
    /// <returns>What was done; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As above.</exception>
    public Task<ErasureOutcome> ReadmitAsync(SubjectQuestion question, Guid request, CancellationToken cancellationToken = default) =>
        OrderAsync(AuditEvent.Readmit, question, request, _tokens.ReadmitAsync, cancellationToken);

    /// <summary>Gives all that a jurisdiction's vault holds of a person, in every token space. Each read is recorded before it.</summary>
    /// <param name="question">Who asks, about whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As above.</exception>
    public async Task<ExportOutcome> ExportAsync(SubjectQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var request = Guid.CreateVersion7(Time.GetUtcNow());
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var (model, refused) = await administration.DecideAsync(
            AuditEvent.ExportSubject, question.Jurisdiction, question.Product, question.Person, request, cancellationToken).ConfigureAwait(false);
        if (refused.Count > 0)
        {
            return new ExportOutcome(request, null, refused);
        }

        var items = new List<ExportedItem>();
        var export = _tokens.ExportAsync(
            question.Jurisdiction,
            question.Subject,
            read => administration.ReadAsync(model, question.Jurisdiction, question.Person, request, read.Kind, cancellationToken),
            cancellationToken);
        await foreach (var item in export.ConfigureAwait(false))
        {
            items.Add(item);
        }

        return new ExportOutcome(request, items, []);
    }

    /// <summary>Begins a new version of the key that a column's tokens are made with; older tokens still open.</summary>
    /// <param name="jurisdiction">Whose vault.</param>
    /// <param name="product">The product's id.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="column">The column; the product's contract has one like it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The version; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">The product has no such column (<c>DP2041</c>); no version is left (<c>DP1451</c>); or as
    /// above.</exception>
    public async Task<RotationOutcome> RotateAsync(
        Jurisdiction jurisdiction, string product, string person, PiiColumn column, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        var request = Guid.CreateVersion7(Time.GetUtcNow());
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var (model, refused) = await administration.DecideAsync(
            AuditEvent.RotateKey, jurisdiction, product, person, request, cancellationToken).ConfigureAwait(false);
        if (refused.Count > 0)
        {
            return new RotationOutcome(request, null, refused);
        }

        var own = GovernedVault.ColumnOf(model, column);
        var scope = TokenSpaceId.ScopeOf(own.Scope, model.Product.Domain);
        var space = await _tokens.OpenAsync(jurisdiction, scope, cancellationToken).ConfigureAwait(false);
        return new RotationOutcome(request, await new TokenRotation(space).RotateAsync(own.Kind, own.Mode, cancellationToken).ConfigureAwait(false), []);
    }

    private async Task<ErasureOutcome> OrderAsync(
        AuditEvent happened,
        SubjectQuestion question,
        Guid request,
        Func<Jurisdiction, string, Guid, CancellationToken, ValueTask<SubjectErasure>> carryOut,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        var (_, refused) = await administration.DecideAsync(
            happened, question.Jurisdiction, question.Product, question.Person, request, cancellationToken).ConfigureAwait(false);
        return refused.Count > 0
            ? new ErasureOutcome(request, null, refused)
            : new ErasureOutcome(request, await carryOut(question.Jurisdiction, question.Subject, request, cancellationToken).ConfigureAwait(false), []);
    }

    private async ValueTask<VaultAdministration> AdministrationAsync(CancellationToken cancellationToken) =>
        _options.VaultServices.Count == 0
            ? new VaultAdministration(await QueryPlatformAsync(cancellationToken).ConfigureAwait(false))
            : throw new DataProductException("DP2066", "This platform opens no vault of its own. Ask the jurisdiction's vault service, with VaultClient.");
}
