using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>Decides who may do to a vault what is no matter of single rows: to erase a person, to admit one again, to read all of one, to
/// change keys. That is for those who may <c>administer</c> every product that it touches, each by the product's own policies.</summary>
/// <remarks>A person is erased in every token space of the jurisdiction, and a key makes the tokens of every product of its space. So who may
/// administer one of several products can do neither: no product's policies can permit what becomes of another's data.</remarks>
/// <param name="platform">What decisions are made by.</param>
/// <param name="catalog">What products there are.</param>
internal sealed class VaultAdministration(QueryPlatform platform, ICatalogStore catalog)
{
    private const string Administer = "administer";

    private static readonly PolicyReason NoSeat = new(
        "export.seat", "an export shows values in clear, and whoever reads it has a seat in their jurisdiction");

    private static readonly PolicyReason Covered = new("export.covered", "an export shows values in clear, and to a covered person nothing is shown");

    /// <summary>Decides and records; ends when the records are durable, one a product.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was decided.</returns>
    /// <exception cref="DataProductException">The request has no id (<c>DP2054</c>); product or person are unknown (<c>DP1810</c>,
    /// <c>DP1910</c>); a product's policies cannot be used (<c>DP19xx</c>), or the audit log cannot.</exception>
    public async Task<Administration> DecideAsync(AdministrationQuestion question, CancellationToken cancellationToken)
    {
        if (question.Request == Guid.Empty)
        {
            throw new DataProductException("DP2054", "The id of the request is all zeroes, so that it could not be told from another's. Make a new UUID for each request.");
        }

        var who = platform.People.Find(question.Person);
        var named = question.Product is { } product
            ? await platform.Products(product, cancellationToken).ConfigureAwait(false) ?? throw QueryErrors.NoSuchProduct()
            : null;
        var touched = await new TouchedProducts(platform, catalog).FindAsync(question.Jurisdiction, question.Scope, cancellationToken).ConfigureAwait(false);
        var now = platform.Time.GetUtcNow();
        var decisions = touched.Select(one => one.Model).Prepend(named).OfType<AccessModel>().DistinctBy(model => model.Product.Id)
            .Select(model => (Model: model, Decision: new AccessDecider(model, platform.People).DecideProduct(Administer, who, now))).ToList();
        if (decisions.Count == 0)
        {
            throw QueryErrors.NoSuchProduct(); // nobody's policies could permit it, and no log could tell of it
        }

        PolicyReason[] refused = [.. decisions.SelectMany(one => Withheld(one.Model, one.Decision, decisions.Count)), .. Guard(question, who)];
        var trail = new AuditTrail(platform, new AccessQuestion(who, null, who.Home, now), HashOf(question)) { Request = question.Request };
        await platform.Audit.AppendAsync(
            [.. decisions.Select(one => trail.Decided(
                one.Model, question.Jurisdiction, question.Event, Administer, one.Decision, allowed: refused.Length == 0, count: 0))],
            cancellationToken).ConfigureAwait(false);
        return new Administration(decisions[0].Model, refused, [.. touched.SelectMany(one => one.Versions)], trail);
    }

    /// <summary>Records a read of one item before it is opened, and takes it from what the reader may open.</summary>
    /// <param name="administration">What was decided.</param>
    /// <param name="jurisdiction">Whose vault.</param>
    /// <param name="kind">The kind of personal data.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task; when it ends the record is durable.</returns>
    /// <exception cref="DataProductException">It is more than one person may open (<c>DP2047</c>), which is recorded, or the audit log cannot
    /// be used: then it must not be opened.</exception>
    public async ValueTask ReadAsync(Administration administration, Jurisdiction jurisdiction, PiiKind kind, CancellationToken cancellationToken)
    {
        var trail = administration.Trail;
        var limit = platform.Limiter.Open(trail.Principal, 1, platform.Time.GetUtcNow());
        var record = trail.Exported(administration.Model, jurisdiction, kind, limit.Refused);
        await platform.Audit.AppendAsync(
            limit.Alarm ? [record, record with { Event = AuditEvent.BulkDetokenise }] : [record], cancellationToken).ConfigureAwait(false);
        if (limit.Alarm)
        {
            VaultMeters.Alarm("bulk-detokenise");
        }

        if (limit.Refused is { } refused)
        {
            VaultMeters.Alarm("limit");
            throw new DataProductException("DP2047", $"That is {refused.Reason} ({refused.Policy}). Nothing more was opened.");
        }
    }

    // Which product refuses is said where there are several: its owner is whom to ask.
    private static IEnumerable<PolicyReason> Withheld(AccessModel model, ProductDecision decision, int products) =>
        decision.Allowed ? []
        : products == 1 ? decision.Withheld
        : decision.Withheld.Select(reason => reason with { Reason = $"{model.Product.Id}: {reason.Reason}" });

    // No row is shown, so no policy about rows or tokens is asked; the border is kept here.
    private static IEnumerable<PolicyReason> Guard(AdministrationQuestion question, Person who) => question.Event != AuditEvent.ExportSubject ? []
        : who.CoveredPerson ? [Covered]
        : who.Home != question.Jurisdiction ? [NoSeat]
        : [];

    // Whom it is about is in no record: the erasure ledger has the reference, and the request joins the two.
    private static string HashOf(AdministrationQuestion question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{question.Event}:{question.Request}:{question.Scope}:{question.Matter}")));
}
