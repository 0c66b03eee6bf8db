namespace DataProducts.Hydration;

/// <summary>Takes the good rows of one jurisdiction.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal interface IRowTaker<TRow>
    where TRow : class, IDataProductRow<TRow>
{
    /// <summary>Takes a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">Its number in the batch, from 1, over all parts.</param>
    /// <param name="part">The part's name.</param>
    /// <param name="record">The reader that stands on it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask AddAsync(TRow row, long number, string part, RecordReader record, CancellationToken cancellationToken);

    /// <summary>Handles the rows that were taken and still wait.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
