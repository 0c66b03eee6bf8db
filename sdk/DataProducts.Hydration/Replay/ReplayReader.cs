using System.Buffers;

namespace DataProducts.Hydration;

/// <summary>Gives of a part's records those that are to be read again; their numbers stay those of the part.</summary>
internal sealed class ReplayReader(RecordReader inner, PendingRows pending) : RecordReader
{
    public override Jurisdiction? Home => inner.Home;

    public override long BytesRead => inner.BytesRead;

    public override ReadOnlySpan<char> this[int index] => inner[index];

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await inner.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Row = inner.Row;
            if (pending.Take(inner))
            {
                return true;
            }
        }

        return false;
    }

    public override void AddFaults(RowProblems problems) => inner.AddFaults(problems);

    public override void WriteRaw(IBufferWriter<byte> target) => inner.WriteRaw(target);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
