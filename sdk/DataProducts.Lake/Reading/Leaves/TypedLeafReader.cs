using ParquetSharp;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Reads a leaf of one physical type.</summary>
/// <typeparam name="TFile">How the file stores a value.</typeparam>
internal abstract class TypedLeafReader<TFile>(FileNode leaf) : LeafReader
    where TFile : unmanaged
{
    private readonly TFile[] _values = new TFile[Most];
    private readonly short[] _definition = leaf.Definition > 0 ? new short[Most] : [];
    private readonly short[] _repetition = leaf.Repetition > 0 ? new short[Most] : [];
    private readonly byte[] _present = new byte[Most];
    private ColumnReader<TFile>? _reader;
    private int _read;

    public override ReadOnlySpan<short> Definition => leaf.Definition > 0 ? _definition.AsSpan(0, _read) : [];

    public override ReadOnlySpan<short> Repetition => leaf.Repetition > 0 ? _repetition.AsSpan(0, _read) : [];

    public override void Open(RowGroupReader group)
    {
        _reader?.Dispose();
        _reader = (ColumnReader<TFile>)group.Column(leaf.Position);
    }

    public override int Read(ColumnBuffer target, int count)
    {
        // It may give fewer than it is asked for: it stops at the end of a page.
        var read = _reader!.ReadBatch(
            count, leaf.Definition > 0 ? _definition.AsSpan(0, count) : [], leaf.Repetition > 0 ? _repetition.AsSpan(0, count) : [],
            _values.AsSpan(0, count), out var present);
        if (read < 0 || read > count || present < 0 || present > read)
        {
            throw new InvalidDataException("the decoder gave more than it was asked for");
        }

        _read = (int)read;
        Append(target, Presence((int)present), _values.AsSpan(0, (int)present));
        return _read;
    }

    protected abstract void Append(ColumnBuffer target, ReadOnlySpan<byte> present, ReadOnlySpan<TFile> values);

    protected override void Dispose(bool disposing) => _reader?.Dispose();

    private ReadOnlySpan<byte> Presence(int present)
    {
        var rows = _present.AsSpan(0, _read);
        if (present == _read)
        {
            rows.Fill(1);
            return rows;
        }

        var levels = _definition.AsSpan(0, _read);
        var most = leaf.Definition;
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = levels[i] == most ? (byte)1 : (byte)0;
        }

        return rows.Count((byte)1) == present ? rows : throw new InvalidDataException("its levels do not fit its values");
    }
}
