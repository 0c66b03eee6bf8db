using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>Writes the records of one request about a subscription: one a jurisdiction of its standards, since the subscription concerns each.</summary>
internal sealed class SubscriptionTrail(SubscriptionPlatform platform, AccessModel model, CatalogSubscription subscription, Person person)
{
    private readonly Guid _request = Guid.CreateVersion7(platform.Time.GetUtcNow());

    public ValueTask RecordAsync(
        AuditEvent happened, string action, ProductDecision decision, bool allowed, CancellationToken cancellationToken)
    {
        var now = platform.Time.GetUtcNow();
        var principal = platform.PrincipalOf(person.Id);
        var subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subscription.Id)));
        var records = model.Standards.Jurisdictions.Jurisdictions.Select(jurisdiction => new AuditRecord
        {
            Time = now,
            Event = happened,
            Jurisdiction = jurisdiction,
            Domain = model.Product.Domain,
            Product = model.Product.Id,
            Request = _request,
            Principal = principal,
            Purpose = subscription.Purpose,
            Actions = [action],
            Allowed = allowed,
            Policies = decision.Policies,
            PolicySet = model.Hash,
            Subject = subject,
        });
        return platform.Audit.AppendAsync([.. records], cancellationToken);
    }
}
