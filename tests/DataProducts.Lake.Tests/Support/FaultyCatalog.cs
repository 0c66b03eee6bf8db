namespace DataProducts.Lake.Tests.Support;

/// <summary>What becomes of one change that a catalog is asked for.</summary>
public enum CatalogFault
{
    None,
    LosesTheRequest,
    LosesTheAnswer,
    LosesTheAnswerAndGoesAway,

    /// <summary>As a client that asks again after a lost answer: the change was made, and its second hearing is refused.</summary>
    RefusesTheSecondHearing,
}

/// <summary>A catalog with a network between.</summary>
internal sealed class FaultyCatalog(ITableCatalog inner) : ITableCatalog
{
    private bool _isAway;

    /// <summary>Gets or sets what becomes of the next change.</summary>
    public CatalogFault Next { get; set; }

    public ValueTask<TableVersion?> LoadAsync(TableId table, CancellationToken cancellationToken = default)
    {
        var away = _isAway;
        _isAway = false;
        return away ? throw new IOException("There is no way to the catalog.") : inner.LoadAsync(table, cancellationToken);
    }

    public ValueTask<TableVersion?> TryCreateAsync(TableId table, TableCreation creation, CancellationToken cancellationToken = default) =>
        inner.TryCreateAsync(table, creation, cancellationToken);

    public async ValueTask<TableVersion?> TryCommitAsync(TableId table, TableChange change, CancellationToken cancellationToken = default)
    {
        var fault = Next;
        Next = CatalogFault.None;
        if (fault == CatalogFault.LosesTheRequest)
        {
            throw new IOException("The connection was lost.");
        }

        var done = await inner.TryCommitAsync(table, change, cancellationToken);
        _isAway = fault == CatalogFault.LosesTheAnswerAndGoesAway;
        return fault switch
        {
            CatalogFault.None => done,
            CatalogFault.RefusesTheSecondHearing => null,
            _ => throw new IOException("The connection was lost."),
        };
    }

    public IAsyncEnumerable<TableId> ListAsync(CancellationToken cancellationToken = default) =>
        inner.ListAsync(cancellationToken);

    public ValueTask DiscardAsync(TableId table, string metadataLocation, CancellationToken cancellationToken = default) =>
        inner.DiscardAsync(table, metadataLocation, cancellationToken);
}
