using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DataProducts.Hydration;

/// <summary>Gives computed rows one after the other.</summary>
internal sealed class DerivedRecordReader(Jurisdiction home, string[][] rows) : RecordReader
{
    public override long BytesRead => 0;

    public override Jurisdiction? Home => home;

    public override ReadOnlySpan<char> this[int index] => rows[Row - 1][index];

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Row == rows.Length)
        {
            return ValueTask.FromResult(false);
        }

        Row++;
        return ValueTask.FromResult(true);
    }

    public override void AddFaults(RowProblems problems)
    {
        // A computed row has every field, and its text was never bytes.
    }

    public override void WriteRaw(IBufferWriter<byte> target)
    {
        foreach (var field in rows[Row - 1])
        {
            var bytes = MemoryMarshal.AsBytes(field.AsSpan());
            BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(sizeof(int)), bytes.Length);
            target.Advance(sizeof(int));
            target.Write(bytes);
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
