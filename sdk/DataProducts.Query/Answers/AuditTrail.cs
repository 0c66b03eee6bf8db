using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>Writes the records of one request: one for each product and jurisdiction that it touches, never one a row.</summary>
internal sealed class AuditTrail(QueryPlatform platform, AccessQuestion question, string shapeHash)
{
    // Stands among a record's cells where the matrix has expired and is used under a waiver.
    private const string Waiver = "waiver";

    /// <summary>Gets the opaque id of who asks.</summary>
    public string Principal { get; } = platform.PrincipalOf(question.Person.Id);

    /// <summary>Gets who asks.</summary>
    public string Person => question.Person.Id;

    /// <summary>Gets what for.</summary>
    public string? Purpose => question.Purpose;

    /// <summary>Gets what joins the records.</summary>
    public Guid Request { get; init; } = Guid.CreateVersion7(question.Now);

    /// <summary>Records what rows may be read; ends when it is durable.</summary>
    public ValueTask DecidedAsync(IReadOnlyList<TableDecision> decisions, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        foreach (var decision in decisions)
        {
            foreach (var branch in decision.Branches)
            {
                var cells = Cells(decision.Model, branch.Cells);
                records.Add(New(decision.Model, branch.Jurisdiction, AuditEvent.Query, !branch.DeniesAll, cells) with { Actions = ["readRow"], Policies = branch.Policies });
            }
        }

        return platform.Audit.AppendAsync(records, cancellationToken);
    }

    /// <summary>Makes the record of a decision about tokens.</summary>
    public AuditRecord Detokenise(AccessModel model, Jurisdiction jurisdiction, DetokeniseDecision decision, bool allowed, long count) =>
        New(model, jurisdiction, AuditEvent.Detokenise, allowed, Cells(model, decision.Cells)) with
        {
            Actions = Sorted(decision.Actions),
            Policies = Sorted(decision.Policies),
            Count = count,
        };

    /// <summary>Makes the record of a decision about the product itself.</summary>
    public AuditRecord Decided(AccessModel model, Jurisdiction jurisdiction, AuditEvent happened, string action, ProductDecision decision, bool allowed, long count) =>
        New(model, jurisdiction, happened, allowed, []) with { Actions = [action], Policies = decision.Policies, Count = count };

    /// <summary>Makes the record of a read of one item for a person's export.</summary>
    public AuditRecord Exported(AccessModel model, Jurisdiction jurisdiction, PiiKind kind, PolicyReason? refused) =>
        New(model, jurisdiction, AuditEvent.ExportSubject, refused is null, []) with
        {
            Actions = [$"detokenise:{kind}"],
            Policies = refused is null ? [] : [refused.Policy],
            Count = 1,
        };

    private AuditRecord New(AccessModel model, Jurisdiction jurisdiction, AuditEvent happened, bool allowed, IReadOnlyList<string> cells) => new()
    {
        Time = platform.Time.GetUtcNow(),
        Event = happened,
        Jurisdiction = jurisdiction,
        Domain = model.Product.Domain,
        Product = model.Product.Id,
        Version = model.Product.Version,
        Request = Request,
        Principal = Principal,
        Purpose = question.Purpose,
        Allowed = allowed,
        Cells = cells,
        Matrix = cells.Count > 0 ? model.Standards.TransferMatrix.Version : null,
        PolicySet = model.Hash,
        Subject = shapeHash,
    };

    private static IReadOnlyList<string> Cells(AccessModel model, IReadOnlyList<string> cells) =>
        Sorted(model.Standing.Waiver is null ? cells : [.. cells, Waiver]);

    private static IReadOnlyList<string> Sorted(IReadOnlyList<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
