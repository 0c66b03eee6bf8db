using System.Text;
using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Encodings;

namespace DataProducts.Lake.Parquet.Thrift;

/// <summary>Writes the structures of a Parquet file (Apache Thrift, compact protocol). Fields go in the order of their ids.</summary>
internal sealed class CompactWriter(PooledArray<byte> output)
{
    private const byte True = 1;
    private const byte False = 2;
    private const byte Int16 = 4;
    private const byte Int32 = 5;
    private const byte Int64 = 6;
    private const byte Binary = 8;
    private const byte List = 9;
    private const byte Struct = 12;

    private readonly Stack<int> _outer = new();
    private int _last;

    public void Write(int id, bool value) => Field(id, value ? True : False);

    public void Write(int id, short value)
    {
        Field(id, Int16);
        VarInt.WriteZigzag(output, value);
    }

    public void Write(int id, int value)
    {
        Field(id, Int32);
        VarInt.WriteZigzag(output, value);
    }

    public void Write(int id, long value)
    {
        Field(id, Int64);
        VarInt.WriteZigzag(output, value);
    }

    public void Write(int id, string value)
    {
        Field(id, Binary);
        Element(value);
    }

    public void Write(int id, ReadOnlySpan<byte> value)
    {
        Field(id, Binary);
        Element(value);
    }

    /// <summary>Begins a structure that is a field.</summary>
    public void Begin(int id)
    {
        Field(id, Struct);
        Begin();
    }

    /// <summary>Begins the document, or a structure that is an element of a list.</summary>
    public void Begin()
    {
        _outer.Push(_last);
        _last = 0;
    }

    public void End()
    {
        output.Add(0);
        _last = _outer.Pop();
    }

    /// <summary>Writes a structure without fields: the choice of a union.</summary>
    public void Empty(int id)
    {
        Begin(id);
        End();
    }

    public void BeginStructs(int id, int count) => BeginList(id, Struct, count);

    public void BeginInt32s(int id, int count) => BeginList(id, Int32, count);

    public void BeginInt64s(int id, int count) => BeginList(id, Int64, count);

    public void BeginBinaries(int id, int count) => BeginList(id, Binary, count);

    public void BeginBooleans(int id, int count) => BeginList(id, True, count);

    public void Element(bool value) => output.Add(value ? True : False);

    public void Element(long value) => VarInt.WriteZigzag(output, value);

    public void Element(string value) => Element(Encoding.UTF8.GetBytes(value));

    public void Element(ReadOnlySpan<byte> value)
    {
        VarInt.Write(output, (ulong)value.Length);
        output.Add(value);
    }

    private void BeginList(int id, byte type, int count)
    {
        Field(id, List);
        if (count < 15)
        {
            output.Add((byte)((count << 4) | type));
            return;
        }

        output.Add((byte)(0xF0 | type));
        VarInt.Write(output, (ulong)count);
    }

    private void Field(int id, byte type)
    {
        var step = id - _last;
        if (step is > 0 and <= 15)
        {
            output.Add((byte)((step << 4) | type));
        }
        else
        {
            output.Add(type);
            VarInt.WriteZigzag(output, id);
        }

        _last = id;
    }
}
