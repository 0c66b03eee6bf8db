using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts.Cli.Vault;

/// <summary>What became of a person who was erased or admitted again. Rows are null where nobody looked through the lake: a service has
/// none.</summary>
internal sealed record ErasureDocument(
    Guid Request, string Jurisdiction, string Subject, string Before, string After, int Keys, int Items, IReadOnlyList<RowsDocument>? Rows)
{
    public static ErasureDocument Of(Jurisdiction jurisdiction, RemoteErasure done) => new(
        done.Request, jurisdiction.Code, done.Subject.ToString(), done.Before.ToString(), done.After.ToString(), done.Keys, done.Items, null);

    public static ErasureDocument Of(Jurisdiction jurisdiction, SubjectErasure done, IReadOnlyList<SubjectRows>? rows) => new(
        done.Order.Request, jurisdiction.Code, done.Order.Subject.ToString(), done.Before.ToString(), done.After.ToString(), done.Keys, done.Items, RowsDocument.Of(rows));
}

/// <summary>A person's rows in a table of the lake, which are to be deleted there.</summary>
internal sealed record RowsDocument(string Table, long Rows)
{
    public static IReadOnlyList<RowsDocument>? Of(IReadOnlyList<SubjectRows>? rows) => rows?.Select(one => new RowsDocument(one.Table.ToString(), one.Rows)).ToList();
}

/// <summary>What became of a person who moved: the old reference is what to delete by.</summary>
internal sealed record MoveDocument(
    Guid Request, string From, string To, string OldSubject, string NewSubject, IReadOnlyList<MoveDocument.MovedDocument> Tokens, IReadOnlyList<RowsDocument>? Delete)
{
    public static MoveDocument Of(Jurisdiction from, Jurisdiction to, Guid request, MovedSubject moved, IReadOnlyList<SubjectRows>? rows) => new(
        request, from.Code, to.Code, moved.Left.ToString(), moved.Arrived.ToString(),
        [.. moved.Tokens.Select(one => new MovedDocument(one.Scope, one.Kind.ToString(), one.Old, one.New))], RowsDocument.Of(rows));

    internal sealed record MovedDocument(string Space, string Kind, string Old, string New);
}

/// <summary>All that a vault holds of a person, values in clear.</summary>
internal sealed record ExportDocument(string Jurisdiction, string Product, string Subject, IReadOnlyList<ExportDocument.ItemDocument> Items)
{
    public static ExportDocument Of(SubjectQuestion question, IReadOnlyList<ExportedItem> items) => new(
        question.Jurisdiction.Code, question.Product, question.Subject,
        [.. items.Select(one => new ItemDocument(one.Space.ToString(), one.Kind.ToString(), one.Token, one.Original, one.Spelling, one.Batch, one.Created))]);

    /// <summary>Hides what it holds.</summary>
    public override string ToString() => "***";

    internal sealed record ItemDocument(string Space, string Kind, string Token, string Value, string? Spelling, string Batch, DateTimeOffset Created)
    {
        /// <summary>Hides what it holds.</summary>
        public override string ToString() => Token;
    }
}

/// <summary>Where an export was written.</summary>
internal sealed record ExportFileDocument(string Jurisdiction, int Items, string File);

/// <summary>Which version a rotation began.</summary>
internal sealed record RotationDocument(Guid Request, string Jurisdiction, string Product, string Column, int Version);

/// <summary>How far a re-tokenisation is.</summary>
internal sealed record RetokenisationDocument(Guid Request, string Space, long Scanned, long Replaced, long Gone, bool Done, string Pairs, IReadOnlyList<RetokenisedTableDocument> Tables)
{
    public static RetokenisationDocument Of(RetokenisationReport report, Guid request, IReadOnlyList<RetokenisedTable> tables) =>
        new(
            request, report.Space.ToString(), report.Scanned, report.Replaced, report.Gone, report.IsDone, report.Pairs,
            [.. tables.Select(table => new RetokenisedTableDocument(table.Table.ToString(), table.Rows))]);
}

/// <summary>A table of the lake with tokens that were replaced.</summary>
internal sealed record RetokenisedTableDocument(string Table, long Rows);

/// <summary>What went with a version of a key.</summary>
internal sealed record KeyRetirementDocument(Guid Request, string Jurisdiction, string Product, string Column, int Version, long Removed);
