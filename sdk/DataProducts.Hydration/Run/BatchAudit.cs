namespace DataProducts.Hydration;

/// <summary>Records in the audit log of each jurisdiction that rows of it are about to be committed.</summary>
internal static class BatchAudit
{
    public static async ValueTask RecordAsync(
        HydrationPlatform platform, PortSchema schema, string batch, IReadOnlyList<(Jurisdiction Jurisdiction, long Rows)> tables,
        CancellationToken cancellationToken)
    {
        if (tables.Count == 0)
        {
            return;
        }

        var now = platform.Time.GetUtcNow();
        var request = Guid.CreateVersion7(now);
        await platform.Audit.AppendAsync(
            [.. tables.Select(table => new AuditRecord
            {
                Time = now,
                Event = AuditEvent.Hydrate,
                Jurisdiction = table.Jurisdiction,
                Domain = schema.Domain,
                Product = schema.Product,
                Version = schema.Version,
                Request = request,
                Principal = schema.Product,
                Actions = ["hydrate"],
                Allowed = true,
                PolicySet = platform.PolicySet,
                Subject = batch,
                Count = table.Rows,
            })],
            cancellationToken).ConfigureAwait(false);
    }
}
