namespace DataProducts.Lake;

/// <summary>What a reader needs of one snapshot: its columns, and the files that hold its rows.</summary>
/// <param name="SnapshotId">The snapshot.</param>
/// <param name="Columns">The columns as they were at that snapshot; a file is read by their field ids.</param>
/// <param name="Files">The files, oldest first; none if the snapshot has no rows.</param>
public sealed record SnapshotFiles(long SnapshotId, IReadOnlyList<TableColumn> Columns, IReadOnlyList<DataFile> Files)
{
    /// <summary>Gets a value indicating whether another engine may have added files without field ids, which are read by the names of the
    /// table's property <c>schema.name-mapping.default</c>.</summary>
    public bool MayLackFieldIds { get; init; }

    /// <summary>Gets the columns by which equality deletes delete, dropped ones too; what another one deletes by is not understood.</summary>
    internal IReadOnlyList<TableColumn> KeyColumns { get; init; } = [];
}
