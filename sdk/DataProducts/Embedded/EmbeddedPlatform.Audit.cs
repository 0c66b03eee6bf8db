namespace DataProducts;

/// <content>What auditors ask.</content>
public sealed partial class EmbeddedPlatform
{
    /// <summary>Checks every byte of every audit log, by public keys alone.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One state a log, in the order of their names.</returns>
    public Task<IReadOnlyList<AuditLogState>> VerifyAuditAsync(CancellationToken cancellationToken = default) =>
        LocalAuditLogs.VerifyAsync(Layout, cancellationToken);

    /// <summary>Proves what the audit logs say of one request, to somebody who has nothing but the logs' public keys.</summary>
    /// <param name="request">The request's id, which every answer bears.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One proof a record, in the order of the logs' names; none if no log knows the request.</returns>
    /// <exception cref="DataProductException">A log cannot be read or is damaged (<c>DP16nn</c>).</exception>
    public Task<IReadOnlyList<AuditProof>> ProveAsync(Guid request, CancellationToken cancellationToken = default) =>
        LocalAuditLogs.ProveAsync(Layout, request, cancellationToken);
}
