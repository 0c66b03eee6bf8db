namespace DataProducts;

/// <summary>Which metadata file is a table's current one. Moving the pointer by compare and swap is what commits.</summary>
public interface ITableCatalog
{
    /// <summary>Gives the location of a table's current metadata file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The location, or null if the catalog does not know the table.</returns>
    ValueTask<string?> LoadAsync(TableId table, CancellationToken cancellationToken = default);

    /// <summary>Makes a table known.</summary>
    /// <param name="table">The table.</param>
    /// <param name="metadataLocation">The location of its metadata file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True if this call did it, durably; false if the table was known already.</returns>
    ValueTask<bool> TryCreateAsync(TableId table, string metadataLocation, CancellationToken cancellationToken = default);

    /// <summary>Moves a table's pointer if it still is where the caller saw it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="expected">The location that the caller built on.</param>
    /// <param name="next">The new location.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True if this call moved it, durably; false if it was elsewhere, or the table is not known.</returns>
    ValueTask<bool> TryCommitAsync(TableId table, string expected, string next, CancellationToken cancellationToken = default);
}
