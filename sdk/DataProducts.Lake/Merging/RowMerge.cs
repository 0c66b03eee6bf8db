namespace DataProducts.Lake;

/// <summary>How rows are merged into a table.</summary>
public sealed record RowMerge
{
    /// <summary>Gets what becomes of rows whose key the table has.</summary>
    public MergeKind Kind { get; init; }

    /// <summary>Gets the names of the key's columns; at least one. Values are compared byte by byte, null with null.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Gets the column whose greater value is the newer row: of whole numbers, decimals, days or points of time; no value is less
    /// than any. Null where the row that comes later is the newer one. Of <see cref="MergeKind.History"/> it is from when a version holds, and
    /// required.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the names of the columns that tell whether a row changed at all; null for all. An unchanged row is not written again.</summary>
    public IReadOnlyList<string>? Compared { get; init; }

    /// <summary>Gets the column of <see cref="MergeKind.History"/> that says until when a version holds: of the version's type, and null of
    /// the current one. Rows come without a value in it.</summary>
    public string? Until { get; init; }

    /// <summary>Gets the column of <see cref="MergeKind.History"/> that says whether a version is the current one, a boolean. Rows come with
    /// true in it.</summary>
    public string? Current { get; init; }
}
