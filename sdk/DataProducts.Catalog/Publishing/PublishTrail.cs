using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>Writes the records of one wish to publish: one a jurisdiction, since the contract concerns each.</summary>
internal sealed class PublishTrail(PublishPlatform platform, AccessModel model, ProductRelease release)
{
    private readonly Guid _request = Guid.CreateVersion7(platform.Time.GetUtcNow());

    public ValueTask RecordAsync(ProductDecision decision, bool allowed, CancellationToken cancellationToken)
    {
        var now = platform.Time.GetUtcNow();
        var principal = platform.PrincipalOf(release.PublishedBy);
        var subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(release.Manifest)));
        var records = model.Standards.Jurisdictions.Jurisdictions.Select(jurisdiction => new AuditRecord
        {
            Time = now,
            Event = AuditEvent.Publish,
            Jurisdiction = jurisdiction,
            Domain = model.Product.Domain,
            Product = release.Product,
            Request = _request,
            Principal = principal,
            Actions = ["publish"],
            Allowed = allowed,
            Policies = decision.Policies,
            PolicySet = model.Hash,
            Subject = subject,
        });
        return platform.Audit.AppendAsync([.. records], cancellationToken);
    }
}
