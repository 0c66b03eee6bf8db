using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.DataFiles;

/// <summary>Writes one data file. The one seam behind which the encoder can be exchanged; it measures what it writes.</summary>
internal interface IDataFileWriter : IDisposable
{
    /// <summary>Gets about how many bytes the file has so far.</summary>
    long Bytes { get; }

    /// <summary>Gets about how many bytes wait in memory for their row group to end.</summary>
    long Buffered { get; }

    /// <summary>Adds checked rows.</summary>
    void Write(ColumnBatch batch);

    /// <summary>Writes the rows that wait as a row group; none if none waits.</summary>
    void EndGroup();

    /// <summary>Ends the file.</summary>
    DataFileLayout Finish();
}

/// <summary>What is known of a finished file.</summary>
/// <param name="RowGroups">Where each row group begins.</param>
/// <param name="Metrics">What the manifest says about its columns.</param>
/// <param name="Footer">The last bytes, without which the rest says nothing.</param>
internal sealed record DataFileLayout(IReadOnlyList<long> RowGroups, FileMetrics Metrics, ReadOnlyMemory<byte> Footer);
