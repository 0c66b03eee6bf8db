namespace DataProducts;

/// <summary>
/// The Iceberg tables of one place, in the shape of Iceberg's REST catalog (apache/iceberg, open-api/rest-catalog-open-api.yaml): a
/// change is a list of requirements and a list of updates, and is made as a whole or not at all.
/// </summary>
public interface ITableCatalog
{
    /// <summary>Gives a table's current metadata.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The metadata, or null if the catalog does not know the table.</returns>
    ValueTask<TableVersion?> LoadAsync(TableId table, CancellationToken cancellationToken = default);

    /// <summary>Makes a table without rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="creation">What it is made of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new table's metadata, durable; null if there is a table of this name.</returns>
    ValueTask<TableVersion?> TryCreateAsync(TableId table, TableCreation creation, CancellationToken cancellationToken = default);

    /// <summary>Changes a table, if it still is as the change requires.</summary>
    /// <param name="table">The table.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Gives up before the change is made, never in the middle of it.</param>
    /// <returns>The changed table's metadata, durable; null if a requirement did not hold: load again.</returns>
    /// <exception cref="DataProductException">
    /// <c>DP1520</c>: the catalog refused the change, and made none of it. Every other exception leaves open whether the change was made:
    /// load, and look.
    /// </exception>
    ValueTask<TableVersion?> TryCommitAsync(TableId table, TableChange change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes an old metadata file unreadable for good. Its name may stay taken where a name that is free again would let a slow writer
    /// commit on top of a version that is long gone.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="metadataLocation">The file; not the current one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    ValueTask DiscardAsync(TableId table, string metadataLocation, CancellationToken cancellationToken = default);

    /// <summary>Lists the tables.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tables, in no particular order.</returns>
    IAsyncEnumerable<TableId> ListAsync(CancellationToken cancellationToken = default);
}
