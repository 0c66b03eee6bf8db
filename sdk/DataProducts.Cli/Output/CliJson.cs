using System.Text.Json.Serialization;
using DataProducts.Cli.Import;
using DataProducts.Cli.Policies;
using DataProducts.Cli.Vault;

namespace DataProducts.Cli.Output;

/// <summary>Why a command failed.</summary>
internal sealed record FailureDocument(string Id, string Message, int ExitCode);

/// <summary>A governed answer; values as text, null where there is none.</summary>
internal sealed record AnswerDocument(
    Guid Request,
    bool Denied,
    IReadOnlyList<AnswerDocument.AnswerColumn> Columns,
    IReadOnlyList<string?[]> Rows,
    IReadOnlyList<string> Jurisdictions,
    IReadOnlyList<AnswerDocument.ReasonDocument> Refused,
    long CellsOpened,
    long CellsLeftAsTokens,
    IReadOnlyList<AnswerDocument.NoticeDocument> Notices)
{
    internal sealed record NoticeDocument(string Product, string Successor, DateTimeOffset Ends, string Message);

    internal sealed record AnswerColumn(string Name, string Type);

    internal sealed record ReasonDocument(string Policy, string Reason);
}

/// <summary>What a check of <c>doctor</c> found.</summary>
internal sealed record CheckDocument(string Check, bool Ok, string Found, string? Advice);

/// <summary>What <c>doctor</c> found.</summary>
internal sealed record DoctorDocument(bool Healthy, IReadOnlyList<CheckDocument> Checks);

/// <summary>The state of one audit log.</summary>
internal sealed record AuditDocument(string Log, bool Verified, long Records, string? Root, long? FirstBadRecord, string? Problem);

/// <summary>The state of all audit logs.</summary>
internal sealed record AuditReportDocument(bool Verified, IReadOnlyList<AuditDocument> Logs);

/// <summary>A product in short or at length. Columns and snapshots are those of its own record; further ports follow by their names in
/// SQL.</summary>
internal sealed record ProductDocument(
    string Id,
    string Version,
    string Owner,
    string Description,
    double? Health,
    string Status,
    IReadOnlyList<ProductDocument.ColumnDocument> Columns,
    IReadOnlyDictionary<string, long> Snapshots,
    IReadOnlyList<ProductDocument.PortDocument> FurtherPorts,
    IReadOnlyList<string> DerivedFrom,
    IReadOnlyList<ProductDocument.MajorDocument> Majors)
{
    /// <summary>A major version of the product, by the name that means it exactly.</summary>
    internal sealed record MajorDocument(string Product, string Version, RetirementDocument? Retirement);

    internal sealed record PortDocument(string Table, IReadOnlyList<ColumnDocument> Columns, IReadOnlyDictionary<string, long> Snapshots);

    internal sealed record ColumnDocument(string Name, string Type, string Kind, string? Description);
}

/// <summary>The proofs that were written.</summary>
internal sealed record ProofListDocument(Guid Request, IReadOnlyList<ProofListDocument.ProofFile> Proofs)
{
    internal sealed record ProofFile(string Log, long Index, string Proof, string Key);
}

/// <summary>What a proof proves.</summary>
internal sealed record ProofCheckDocument(bool Proved, string Log, long Index, long Size, string Root, System.Text.Json.JsonElement Record);

/// <summary>A subscription.</summary>
internal sealed record SubscriptionDocument(
    string Id,
    string Product,
    string? Major,
    string Group,
    string Purpose,
    DateTimeOffset Expires,
    string State,
    string RequestedBy,
    DateTimeOffset Requested,
    string? DecidedBy,
    DateTimeOffset? Decided);

/// <summary>Who is logged in where, until when; the token only where it is asked for.</summary>
internal sealed record LoginDocument(string Person, string Host, DateTimeOffset Expires, string? Token);

/// <summary>Writes the documents without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(FailureDocument))]
[JsonSerializable(typeof(LoginDocument))]
[JsonSerializable(typeof(AnswerDocument))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(AuditReportDocument))]
[JsonSerializable(typeof(IReadOnlyList<ProductDocument>))]
[JsonSerializable(typeof(ProductDocument))]
[JsonSerializable(typeof(IReadOnlyList<PlanDocument>))]
[JsonSerializable(typeof(IReadOnlyList<ExplanationDocument>))]
[JsonSerializable(typeof(DiffDocument))]
[JsonSerializable(typeof(Diff.DiffReportDocument))]
[JsonSerializable(typeof(Diff.StandardsReportDocument))]
[JsonSerializable(typeof(Diff.AcceptDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(PublishDocument))]
[JsonSerializable(typeof(RetirementDocument))]
[JsonSerializable(typeof(MaturityDocument))]
[JsonSerializable(typeof(TransfersDocument))]
[JsonSerializable(typeof(AlationDocument))]
[JsonSerializable(typeof(PolicyTestReportDocument))]
[JsonSerializable(typeof(ProofListDocument))]
[JsonSerializable(typeof(ProofCheckDocument))]
[JsonSerializable(typeof(SubscriptionDocument))]
[JsonSerializable(typeof(IReadOnlyList<SubscriptionDocument>))]
[JsonSerializable(typeof(VaultStatusDocument))]
[JsonSerializable(typeof(ErasureDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(ExportFileDocument))]
[JsonSerializable(typeof(MoveDocument))]
[JsonSerializable(typeof(RotationDocument))]
[JsonSerializable(typeof(RetokenisationDocument))]
[JsonSerializable(typeof(KeyRetirementDocument))]
[JsonSerializable(typeof(ErasurePlan))]
[JsonSerializable(typeof(ErasureReport))]
[JsonSerializable(typeof(RetentionReport))]
[JsonSerializable(typeof(Removal.HoldsDocument))]
internal sealed partial class CliJson : JsonSerializerContext;
