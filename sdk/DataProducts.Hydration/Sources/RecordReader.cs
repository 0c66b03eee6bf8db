using System.Buffers;

namespace DataProducts.Hydration;

/// <summary>Reads the records of one part. The fields are those of the record read last.</summary>
internal abstract class RecordReader : SourceFields, IAsyncDisposable
{
    /// <summary>Gets the number of the record read last: 1 for the first after the header.</summary>
    public long Row { get; protected set; }

    /// <summary>Gets the jurisdiction that every row of the part must belong to; null where the rows alone say it.</summary>
    public virtual Jurisdiction? Home => null;

    /// <summary>Gets how many bytes of the uncompressed content were taken.</summary>
    public abstract long BytesRead { get; }

    /// <summary>Reads the next record; false at the end, where the content proved to be the one digested before.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Adds what is wrong with the record as a record; its fields are read only if nothing is.</summary>
    public abstract void AddFaults(RowProblems problems);

    /// <summary>Writes every field of the record, each with its length before it, so that no two records are written alike.</summary>
    public abstract void WriteRaw(IBufferWriter<byte> target);

    public abstract ValueTask DisposeAsync();
}
