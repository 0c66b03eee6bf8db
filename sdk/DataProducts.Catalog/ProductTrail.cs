using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>Writes the audit records of one wish about a product: one a jurisdiction of its standards, since it concerns each.</summary>
internal sealed class ProductTrail(IAuditLog audit, TimeProvider time, AccessModel model, string principal, string subject)
{
    private readonly Guid _request = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>Gets the purpose that the wish is about, or null.</summary>
    public string? Purpose { get; init; }

    /// <summary>Gives what stands in a record for a text that is too long or not for everyone's eyes.</summary>
    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public ValueTask RecordAsync(
        AuditEvent happened, string action, IReadOnlyList<string> policies, bool allowed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var records = model.Standards.Jurisdictions.Jurisdictions.Select(jurisdiction => new AuditRecord
        {
            Time = now,
            Event = happened,
            Jurisdiction = jurisdiction,
            Domain = model.Product.Domain,
            Product = model.Product.Id,
            Version = model.Product.Version,
            Request = _request,
            Principal = principal,
            Purpose = Purpose,
            Actions = [action],
            Allowed = allowed,
            Policies = policies,
            PolicySet = model.Hash,
            Subject = subject,
        });
        return audit.AppendAsync([.. records], cancellationToken);
    }
}
