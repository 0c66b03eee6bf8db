using DataProducts.VaultApi;

namespace DataProducts.Tokens;

/// <content>What is asked about one person or one key, under the own access token of who asks.</content>
public sealed partial class VaultClient
{
    /// <summary>Erases a person in every token space of the jurisdiction.</summary>
    /// <param name="product">The product by which the person is known.</param>
    /// <param name="person">Who asks, an id of the directory whom policy permits to <c>administer</c> the product.</param>
    /// <param name="subject">The person's identifier, as the product's rows have it.</param>
    /// <param name="request">The id of the request; the same one again does no harm.</param>
    /// <param name="cancellationToken">Gives up; once the service has the order, it will be carried out.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DataProductException">The service refused (its own id, <c>DP2042</c> for policy), or it cannot be reached or
    /// understood (<c>DP2061</c>, <c>DP2062</c>, <c>DP2063</c>).</exception>
    public ValueTask<RemoteErasure> EraseAsync(
        string product, string person, string subject, Guid request, CancellationToken cancellationToken = default) =>
        OrderAsync(VaultPaths.Erase, person, new ErasureBody(product, subject, request), cancellationToken);

    /// <summary>Lets an erased person be taken up again.</summary>
    /// <param name="product">The product by which the person is known.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="subject">The person's identifier.</param>
    /// <param name="request">The id of the request; the same one again does no harm.</param>
    /// <param name="cancellationToken">Gives up; once the service has the order, it will be carried out.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DataProductException">As above.</exception>
    public ValueTask<RemoteErasure> ReadmitAsync(
        string product, string person, string subject, Guid request, CancellationToken cancellationToken = default) =>
        OrderAsync(VaultPaths.Readmit, person, new ErasureBody(product, subject, request), cancellationToken);

    /// <summary>Gives all that the vault holds of a person, in every token space.</summary>
    /// <param name="product">The product by which the person is known.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="subject">The person's identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The items; none for a person who is unknown or was erased.</returns>
    /// <exception cref="DataProductException">As above.</exception>
    public async ValueTask<IReadOnlyList<ExportedItem>> ExportAsync(
        string product, string person, string subject, CancellationToken cancellationToken = default)
    {
        var answer = await _transport.AskAsync(
            VaultPaths.Export,
            new VaultTokenRequest(Jurisdiction, person, "vault.export"),
            new ExportBody(product, subject),
            VaultJson.Default.ExportBody,
            VaultJson.Default.ExportAnswer,
            cancellationToken).ConfigureAwait(false);
        CheckJurisdiction(answer.Jurisdiction);
        return [.. answer.Items.Select(item => new ExportedItem(
            TokenSpaceId.TryParse(item.Space, out var space) ? space : throw Malformed("a token space has another form"),
            item.Kind, item.Token, item.Value, item.Spelling, item.Batch, item.Created))];
    }

    /// <summary>Begins a new version of the key that a column's tokens are made with.</summary>
    /// <param name="product">The product.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="column">The column; the product's contract has one like it.</param>
    /// <param name="request">The id of the request; the same one again begins nothing and gives the same version, until that is retired.</param>
    /// <param name="cancellationToken">Gives up; then repeat it.</param>
    /// <returns>The version that the request began.</returns>
    /// <exception cref="DataProductException">As above.</exception>
    public async ValueTask<int> RotateAsync(string product, string person, PiiColumn column, Guid request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        var answer = await _transport.AskAsync(
            VaultPaths.Rotate,
            new VaultTokenRequest(Jurisdiction, person, "vault.rotate"),
            new RotateBody(product, BodyOf(column), request),
            VaultJson.Default.RotateBody,
            VaultJson.Default.RotateAnswer,
            cancellationToken).ConfigureAwait(false);
        CheckJurisdiction(answer.Jurisdiction);
        return answer.Version;
    }

    private async ValueTask<RemoteErasure> OrderAsync(string path, string person, ErasureBody body, CancellationToken cancellationToken)
    {
        var answer = await _transport.AskAsync(
            path,
            new VaultTokenRequest(Jurisdiction, person, "vault.erase"),
            body,
            VaultJson.Default.ErasureBody,
            VaultJson.Default.ErasureAnswer,
            cancellationToken).ConfigureAwait(false);
        CheckJurisdiction(answer.Jurisdiction);
        return SubjectText.TryParse(answer.Subject, out var subject)
            ? new RemoteErasure(answer.Request, subject, answer.Before, answer.After, answer.Keys, answer.Items)
            : throw Malformed("a reference of a subject is not 32 hex digits");
    }
}

/// <summary>What a vault service did to a person.</summary>
/// <param name="Request">The id of the request, which joins ledger, vault and audit records.</param>
/// <param name="Subject">The person's reference, to be looked for in the lake's <c>dp_subject</c>.</param>
/// <param name="Before">Where the person stood before.</param>
/// <param name="After">Where the person stands now.</param>
/// <param name="Keys">How many keys were destroyed.</param>
/// <param name="Items">How many items were removed.</param>
public sealed record RemoteErasure(Guid Request, SubjectRef Subject, SubjectState Before, SubjectState After, int Keys, int Items);
