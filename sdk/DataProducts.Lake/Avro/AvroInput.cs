using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace DataProducts.Lake.Avro;

/// <summary>
/// Reads Avro's binary primitives (Avro 1.12 specification, Binary Encoding) and refuses whatever does not fit the bytes at hand.
/// </summary>
internal ref struct AvroInput(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly int Remaining => _bytes.Length - _position;

    public bool ReadBoolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        _ => throw new AvroFormatException("a boolean is neither 0 nor 1"),
    };

    public int ReadInt()
    {
        var value = ReadLong();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new AvroFormatException("an int is out of range");
    }

    public long ReadLong()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Take(1)[0];
            if (shift == 63 && next > 1)
            {
                break;
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw new AvroFormatException("a number has more than 64 bits");
    }

    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadLong();
        return length >= 0 && length <= Remaining ? Take((int)length) : throw new AvroFormatException("a length exceeds the file");
    }

    public string ReadString()
    {
        var bytes = ReadBytes();
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw new AvroFormatException("a string is not UTF-8");
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > Remaining)
        {
            throw new AvroFormatException("the bytes end too early");
        }

        _position += count;
        return _bytes.Slice(_position - count, count);
    }

    /// <summary>Reads how many items come next in an array or map; 0 ends it.</summary>
    public long ReadBlockCount()
    {
        var count = ReadLong();
        if (count >= 0)
        {
            return count;
        }

        // A negative count is followed by the block's size, which only a reader that skips needs.
        _ = ReadLong();
        return count == long.MinValue ? throw new AvroFormatException("a count is out of range") : -count;
    }
}
