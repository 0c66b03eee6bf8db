namespace DataProducts.Hydration;

/// <summary>What the audit log says of a batch before it is committed.</summary>
internal static class BatchAudit
{
    public static AuditRecord Record(
        HydrationPlatform platform, PortSchema schema, Jurisdiction jurisdiction, string batch, long rows, DateTimeOffset now, Guid request) => new()
        {
            Time = now,
            Event = AuditEvent.Hydrate,
            Jurisdiction = jurisdiction,
            Domain = schema.Domain,
            Product = schema.Product,
            Version = schema.Version,
            Request = request,
            Principal = schema.Product,
            Actions = ["hydrate"],
            Allowed = true,
            PolicySet = platform.PolicySet,
            Subject = batch,
            Count = rows,
        };
}
