namespace DataProducts.Hydration;

/// <summary>What a hydration would do: names, numbers and ids, never a value of a row.</summary>
public sealed record HydrationPlan
{
    /// <summary>Gets the product's identifier, <c>domain.product</c>.</summary>
    public required string Product { get; init; }

    /// <summary>Gets the port's name.</summary>
    public required string Port { get; init; }

    /// <summary>Gets the version of the contract.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the parts of the input in the order in which they would be read; none if nothing came since the last run.</summary>
    public required IReadOnlyList<PlannedPart> Parts { get; init; }

    /// <summary>Gets which column of the contract each column of the source goes to.</summary>
    public required IReadOnlyList<PlannedColumn> Columns { get; init; }

    /// <summary>Gets the tables, one a jurisdiction.</summary>
    public required IReadOnlyList<PlannedTable> Tables { get; init; }

    /// <summary>Gets how far each source of the port was taken by the runs before.</summary>
    public required IReadOnlyList<PlannedCursor> Cursors { get; init; }

    /// <summary>Gets what a dry run of it found: the batch's id, rows and tokens by jurisdiction, what would be kept out and why.</summary>
    public required HydrationReport Report { get; init; }
}

/// <summary>A part of an input.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">How many bytes it has, uncompressed; 0 where it is no bytes, such as rows of a database.</param>
/// <param name="Sha256">What names it in the batch's id: SHA-256 in lower-case hex.</param>
public sealed record PlannedPart(string Name, long Bytes, string Sha256);

/// <summary>A column of the source.</summary>
/// <param name="Source">Its name there.</param>
/// <param name="Optional">Whether a source without it is accepted.</param>
/// <param name="Column">The lake's column; null where the contract does not tell.</param>
/// <param name="Type">The lake's type; null where the contract does not tell.</param>
/// <param name="Token">What the lake holds in place of a value of personal data; null of others, whose values go there as they are.</param>
public sealed record PlannedColumn(string Source, bool Optional, string? Column, string? Type, TokenMode? Token);

/// <summary>The table of one jurisdiction.</summary>
/// <param name="Jurisdiction">Whose rows it holds.</param>
/// <param name="Exists">Whether there is one yet.</param>
/// <param name="HasBatch">Whether the batch is in it already, so that nothing would be written.</param>
/// <param name="Rows">How many rows would be, or are.</param>
/// <param name="Tokens">How many of their values are personal data, each of which becomes a token.</param>
public sealed record PlannedTable(Jurisdiction Jurisdiction, bool Exists, bool HasBatch, long Rows, long Tokens);

/// <summary>How far a source was taken.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Number">How many batches of it there were.</param>
/// <param name="Batch">The last of them.</param>
/// <param name="Stands">Where it stands: the greatest value of its column, or how many files were taken.</param>
/// <param name="Complete">Whether every table has that batch; otherwise its run was stopped, and the next one completes it.</param>
public sealed record PlannedCursor(string Source, long Number, string Batch, string Stands, bool Complete);
