using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>Decides who may do to a vault what is no matter of single rows: to erase a person, to admit one again, to read all of one, to
/// begin a key. That is for those who may <c>administer</c> the product by which the person is known.</summary>
/// <remarks>A person is erased in every token space of the jurisdiction, also where another product's values are: the right to be forgotten
/// is not a product's.</remarks>
/// <param name="platform">What decisions are made by.</param>
public sealed class VaultAdministration(QueryPlatform platform)
{
    private const string Administer = "administer";

    /// <summary>Decides and records; ends when the record is durable.</summary>
    /// <param name="happened">What is asked for.</param>
    /// <param name="jurisdiction">Whose vault.</param>
    /// <param name="product">The product's id.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="request">The id of the request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The product's model, and why not; an empty list where policy permits it.</returns>
    /// <exception cref="DataProductException">Product or person are unknown (<c>DP1810</c>, <c>DP1910</c>), or the audit log cannot be
    /// used.</exception>
    public async Task<(AccessModel Model, IReadOnlyList<PolicyReason> Refused)> DecideAsync(
        AuditEvent happened, Jurisdiction jurisdiction, string product, string person, Guid request, CancellationToken cancellationToken = default)
    {
        var who = platform.People.Find(person);
        var model = await platform.Products(product, cancellationToken).ConfigureAwait(false)
            ?? throw QueryErrors.NoSuchProduct();
        var now = platform.Time.GetUtcNow();
        var decision = new AccessDecider(model, platform.People).DecideProduct(Administer, who, now);
        await RecordAsync(model, jurisdiction, person, new(happened, request, decision.Allowed, decision.Policies, 0), cancellationToken).ConfigureAwait(false);
        return (model, decision.Allowed ? [] : decision.Withheld);
    }

    /// <summary>Records a read of items of one kind, before they are opened.</summary>
    /// <param name="model">The product's model.</param>
    /// <param name="jurisdiction">Whose vault.</param>
    /// <param name="person">Who reads.</param>
    /// <param name="request">The id of the request.</param>
    /// <param name="kind">The kind of personal data.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task; when it ends the record is durable.</returns>
    public ValueTask ReadAsync(
        AccessModel model, Jurisdiction jurisdiction, string person, Guid request, PiiKind kind, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return RecordAsync(model, jurisdiction, person, new(AuditEvent.ExportSubject, request, true, [], 1) { Kind = kind }, cancellationToken);
    }

    // Whom it is about is in no record: the erasure ledger has the reference, and the request joins the two.
    private ValueTask RecordAsync(AccessModel model, Jurisdiction jurisdiction, string person, Happening what, CancellationToken cancellationToken) =>
        platform.Audit.AppendAsync(
            [
                new AuditRecord
                {
                    Time = platform.Time.GetUtcNow(),
                    Event = what.Event,
                    Jurisdiction = jurisdiction,
                    Domain = model.Product.Domain,
                    Product = model.Product.Id,
                    Version = model.Product.Version,
                    Request = what.Request,
                    Principal = platform.PrincipalOf(person),
                    Actions = what.Kind is { } kind ? [$"detokenise:{kind}"] : [Administer],
                    Allowed = what.Allowed,
                    Policies = what.Policies,
                    PolicySet = model.Hash,
                    Subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{what.Event}:{what.Request}"))),
                    Count = what.Count,
                },
            ],
            cancellationToken);

    private sealed record Happening(AuditEvent Event, Guid Request, bool Allowed, IReadOnlyList<string> Policies, long Count)
    {
        public PiiKind? Kind { get; init; }
    }
}
