namespace DataProducts.Lake.DataFiles;

/// <summary>Writes one data file. The one seam behind which the encoder can be exchanged; bounds are not its business.</summary>
internal interface IDataFileWriter : IDisposable
{
    /// <summary>Gets about how many bytes the file has so far.</summary>
    long Bytes { get; }

    /// <summary>Adds checked rows.</summary>
    void Write(ColumnBatch batch);

    /// <summary>Ends the file.</summary>
    DataFileLayout Finish();
}

/// <summary>Where things are in a finished file.</summary>
/// <param name="RowGroups">Where each row group begins.</param>
/// <param name="ColumnSizes">How many bytes each leaf takes, in their order.</param>
internal sealed record DataFileLayout(IReadOnlyList<long> RowGroups, IReadOnlyList<long> ColumnSizes);
