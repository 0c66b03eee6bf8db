using System.Buffers;
using System.Text;

namespace DataProducts.Lake.Avro;

/// <summary>Writes Avro's binary primitives (Avro 1.12 specification, Binary Encoding).</summary>
internal sealed class AvroOutput
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4 * 1024);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Long(long value)
    {
        var zigzag = (ulong)((value << 1) ^ (value >> 63));
        var target = _buffer.GetSpan(10);
        var length = 0;
        for (; zigzag >= 0x80; zigzag >>= 7)
        {
            target[length++] = (byte)(zigzag | 0x80);
        }

        target[length++] = (byte)zigzag;
        _buffer.Advance(length);
    }

    public void Boolean(bool value) => Raw([value ? (byte)1 : (byte)0]);

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Long(value.Length);
        Raw(value);
    }

    public void Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    public void Raw(ReadOnlySpan<byte> value) => _buffer.Write(value);

    /// <summary>Writes the branch of a union that begins with null, and the value if there is one.</summary>
    public void OptionalLong(long? value)
    {
        Long(value is null ? 0 : 1);
        if (value is { } present)
        {
            Long(present);
        }
    }

    /// <summary>Writes the branch of a union that begins with null, and the value if there is one.</summary>
    public void OptionalBytes(byte[]? value)
    {
        Long(value is null ? 0 : 1);
        if (value is not null)
        {
            Bytes(value);
        }
    }

    /// <summary>Writes the branch of a union that begins with null, and the value if there is one.</summary>
    public void OptionalText(string? value)
    {
        Long(value is null ? 0 : 1);
        if (value is not null)
        {
            Text(value);
        }
    }

    /// <summary>Writes an optional list of numbers, of 32 bits or 64; an empty one as null.</summary>
    public void OptionalList(IReadOnlyList<long> numbers)
    {
        Long(numbers.Count == 0 ? 0 : 1);
        if (numbers.Count == 0)
        {
            return;
        }

        Long(numbers.Count);
        foreach (var number in numbers)
        {
            Long(number);
        }

        Long(0);
    }

    /// <summary>Writes an optional map with int keys, which Iceberg lays out as an array of pairs; an empty one as null.</summary>
    public void OptionalMap<T>(IReadOnlyDictionary<int, T> map, Action<AvroOutput, T> write)
    {
        Long(map.Count == 0 ? 0 : 1);
        if (map.Count == 0)
        {
            return;
        }

        Long(map.Count);
        foreach (var (key, value) in map.OrderBy(pair => pair.Key))
        {
            Long(key);
            write(this, value);
        }

        Long(0);
    }
}
