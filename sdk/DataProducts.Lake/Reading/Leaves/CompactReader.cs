namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Goes through Thrift's compact protocol, of which a Parquet footer consists, without making anything of it.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    public const int List = 9;
    public const int Int32 = 5;
    private const int Struct = 12;
    private const int DeepestValue = 32; // a footer has 8 levels

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>Reads the beginning of a struct's next field; false at its end.</summary>
    /// <param name="id">The id of the field before, and then this one's; 0 at first.</param>
    /// <param name="type">The field's type.</param>
    public bool NextField(ref int id, out int type)
    {
        var head = Byte();
        type = head & 0x0F;
        if (head == 0)
        {
            return false;
        }

        id = head >> 4 is > 0 and var more ? id + more : (int)Number();
        return true;
    }

    /// <summary>Reads the beginning of a list.</summary>
    public int ListLength(out bool isOfStructs)
    {
        var head = Byte();
        isOfStructs = (head & 0x0F) == Struct;
        var length = head >> 4 == 15 ? Unsigned() : (ulong)(head >> 4);
        return length <= (ulong)(_bytes.Length - _position) ? (int)length : throw Broken();
    }

    /// <summary>Reads a whole number.</summary>
    public long Number()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Goes past a field's value.</summary>
    public void Skip(int type, int depth = 0)
    {
        if (depth == DeepestValue)
        {
            throw Broken();
        }

        switch (type)
        {
            case 1 or 2: // a field's boolean is in its type
                break;
            case 3:
                Take(1);
                break;
            case 4 or Int32 or 6:
                _ = Unsigned();
                break;
            case 7:
                Take(sizeof(double));
                break;
            case 8:
                Take(Unsigned());
                break;
            case List or 10:
                SkipItems(depth);
                break;
            case 11:
                SkipPairs(depth);
                break;
            case Struct:
                for (var id = 0; NextField(ref id, out var inner);)
                {
                    Skip(inner, depth + 1);
                }

                break;
            default:
                throw Broken();
        }
    }

    private void SkipItems(int depth)
    {
        var type = _position < _bytes.Length ? _bytes[_position] & 0x0F : throw Broken();
        for (var left = ListLength(out _); left > 0; left--)
        {
            SkipItem(type, depth);
        }
    }

    private void SkipPairs(int depth)
    {
        var left = Unsigned();
        if (left == 0)
        {
            return;
        }

        var types = Byte();
        for (; left > 0; left--)
        {
            SkipItem(types >> 4, depth);
            SkipItem(types & 0x0F, depth);
        }
    }

    // In a list a boolean has a byte of its own.
    private void SkipItem(int type, int depth) => Skip(type is 1 or 2 ? 3 : type, depth + 1);

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Broken();
    }

    private byte Byte() => _position < _bytes.Length ? _bytes[_position++] : throw Broken();

    private void Take(ulong count) =>
        _position += count <= (ulong)(_bytes.Length - _position) ? (int)count : throw Broken();

    private static InvalidDataException Broken() => new("its footer is not valid");
}
