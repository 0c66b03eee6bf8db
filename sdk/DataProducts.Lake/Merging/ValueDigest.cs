using System.Buffers;
using System.Buffers.Binary;

namespace DataProducts.Lake.Merging;

/// <summary>Writes the values of a column as bytes that are equal only for equal values, nested ones with their shape.</summary>
internal sealed class ValueDigest
{
    private readonly ValueDigest[] _children;
    private ColumnBuffer? _source;
    private int[] _before = [];

    private ValueDigest(LakeType type) =>
        _children = [.. (type.Kind is LakeKind.Struct or LakeKind.List or LakeKind.Map ? type.Children : []).Select(child => new ValueDigest(child.Type))];

    public static ValueDigest Of(LakeType type) => new(type);

    /// <summary>Says which buffer is read until it is called again.</summary>
    public void Begin(ColumnBuffer source)
    {
        _source = source;
        if (_before.Length < source.Count)
        {
            _before = new int[Math.Max(source.Count, 2 * _before.Length)];
        }

        var present = source.Present;
        for (int row = 0, before = 0; row < present.Length; row++)
        {
            _before[row] = before;
            before += present[row];
        }

        for (var i = 0; i < _children.Length; i++)
        {
            _children[i].Begin(ChildOf(source, i));
        }
    }

    /// <summary>Writes a row's value: a mark of presence, its length, its bytes.</summary>
    public void Write(int row, ArrayBufferWriter<byte> output)
    {
        var isPresent = _source!.Present[row] != 0;
        output.Write(isPresent ? [1] : [0]);
        if (!isPresent)
        {
            return;
        }

        var index = _before[row];
        switch (_source)
        {
            case StructColumn:
                foreach (var child in _children)
                {
                    child.Write(index, output);
                }

                break;
            case RepeatedColumn repeated:
                WriteParts(repeated.Ends, index, output);
                break;
            default:
                WriteBytes(ValueBytes.Of(_source, index), output);
                break;
        }
    }

    private static ColumnBuffer ChildOf(ColumnBuffer source, int child) => source switch
    {
        StructColumn structs => structs[child],
        ListColumn lists => lists.Elements,
        MapColumn maps => child == 0 ? maps.Keys : maps.Values,
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static void WriteBytes(ReadOnlySpan<byte> value, ArrayBufferWriter<byte> output)
    {
        WriteLength(value.Length, output);
        output.Write(value);
    }

    private static void WriteLength(int length, ArrayBufferWriter<byte> output)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(sizeof(int)), length);
        output.Advance(sizeof(int));
    }

    private void WriteParts(ReadOnlySpan<int> ends, int index, ArrayBufferWriter<byte> output)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        WriteLength(ends[index] - start, output);
        for (var part = start; part < ends[index]; part++)
        {
            foreach (var child in _children)
            {
                child.Write(part, output);
            }
        }
    }
}
