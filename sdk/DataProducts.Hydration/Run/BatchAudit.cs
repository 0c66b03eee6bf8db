namespace DataProducts.Hydration;

/// <summary>Records in the audit log of each jurisdiction that rows of it are about to be committed.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class BatchAudit<TRow>(HydrationPlatform platform, string batch)
    where TRow : class, IDataProductRow<TRow>
{
    public async ValueTask RecordAsync(JurisdictionWriter<TRow>[] missing, CancellationToken cancellationToken)
    {
        if (missing.Length == 0)
        {
            return;
        }

        var now = platform.Time.GetUtcNow();
        var request = Guid.CreateVersion7(now);
        await platform.Audit.AppendAsync([.. missing.Select(writer => Record(writer, now, request))], cancellationToken)
            .ConfigureAwait(false);
    }

    private AuditRecord Record(JurisdictionWriter<TRow> writer, DateTimeOffset now, Guid request) => new()
    {
        Time = now,
        Event = AuditEvent.Hydrate,
        Jurisdiction = writer.Jurisdiction,
        Domain = TRow.Schema.Domain,
        Product = TRow.Schema.Product,
        Version = TRow.Schema.Version,
        Request = request,
        Principal = TRow.Schema.Product,
        Actions = ["hydrate"],
        Allowed = true,
        PolicySet = platform.PolicySet,
        Subject = batch,
        Count = writer.Rows,
    };
}
