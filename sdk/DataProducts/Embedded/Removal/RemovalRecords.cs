using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts;

/// <summary>Makes the audit records of removals.</summary>
internal static class RemovalRecords
{
    public static AuditRecord Of(
        AuditEvent happened, AccessModel model, Jurisdiction jurisdiction, Guid request, string principal, DateTimeOffset now, string subject, long count) => new()
        {
            Time = now,
            Event = happened,
            Jurisdiction = jurisdiction,
            Domain = model.Product.Domain,
            Product = model.Product.Id,
            Version = model.Product.Version,
            Request = request,
            Principal = principal,
            Actions = ["administer"],
            Allowed = true,
            PolicySet = model.Hash,
            Subject = subject,
            Count = count,
        };

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
