using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>Writes the records of one request: one for each product and jurisdiction that it touches, never one a row.</summary>
internal sealed class AuditTrail(QueryPlatform platform, AccessQuestion question, string shapeHash)
{
    private readonly string _principal = platform.PrincipalOf(question.Person.Id);

    /// <summary>Gets who asks.</summary>
    public string Person => question.Person.Id;

    /// <summary>Gets what for.</summary>
    public string? Purpose => question.Purpose;

    /// <summary>Gets what joins the records.</summary>
    public Guid Request { get; } = Guid.CreateVersion7(question.Now);

    /// <summary>Records what rows may be read; ends when it is durable.</summary>
    public ValueTask DecidedAsync(IReadOnlyList<TableDecision> decisions, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        foreach (var decision in decisions)
        {
            foreach (var branch in decision.Branches)
            {
                records.Add(Record(decision.Model, branch, AuditEvent.Query, ["readRow"], !branch.DeniesAll, 0));
            }
        }

        return platform.Audit.AppendAsync(records, cancellationToken);
    }

    /// <summary>Makes the record of one decision.</summary>
    public AuditRecord Record(
        AccessModel model, BranchAccess branch, AuditEvent happened, IReadOnlyList<string> actions, bool allowed, long count) => new()
        {
            Time = platform.Time.GetUtcNow(),
            Event = happened,
            Jurisdiction = branch.Jurisdiction,
            Domain = model.Product.Domain,
            Product = model.Product.Id,
            Version = model.Product.Version,
            Request = Request,
            Principal = _principal,
            Purpose = question.Purpose,
            Actions = actions,
            Allowed = allowed,
            Policies = branch.Policies,
            PolicySet = model.Hash,
            Subject = shapeHash,
            Count = count,
        };
}
