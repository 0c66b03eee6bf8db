using ParquetSharp;

namespace DataProducts.Hydration;

/// <summary>The entries of one column chunk after another: levels, and a value where there is one.</summary>
internal abstract class ParquetLeaf(int index, short definition, short repetition) : IDisposable
{
    /// <summary>How many entries are decoded at a time.</summary>
    protected const int Entries = 1024;

    private readonly short[] _definitions = definition > 0 ? new short[Entries] : [];
    private readonly short[] _repetitions = repetition > 0 ? new short[Entries] : [];
    private int _entry;
    private int _entries;
    private int _value;

    /// <summary>Gets a value indicating whether there is an entry; decodes further ones if need be.</summary>
    public bool HasEntry => _entry < _entries || Fill();

    /// <summary>Gets the current entry's definition level.</summary>
    public short Definition => definition > 0 ? _definitions[_entry] : (short)0;

    /// <summary>Gets the current entry's repetition level.</summary>
    public short Repetition => repetition > 0 ? _repetitions[_entry] : (short)0;

    /// <summary>Gets a value indicating whether the current entry has a value.</summary>
    public bool HasValue => Definition == definition;

    public int Index => index;

    /// <summary>Goes on to the next entry.</summary>
    public void Next()
    {
        _value += HasValue ? 1 : 0;
        _entry++;
    }

    /// <summary>Begins a row group.</summary>
    public void Open(RowGroupReader group)
    {
        (_entry, _entries, _value) = (0, 0, 0);
        OpenColumn(group);
    }

    /// <summary>Gives the current value, or a <see cref="ParquetFault"/>.</summary>
    public object Value() => Value(_value);

    /// <summary>Writes the current value's text into a field.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public ParquetFault? Write(FieldBuffer fields, int place) => Write(_value, fields, place);

    public abstract void Dispose();

    protected abstract void OpenColumn(RowGroupReader group);

    protected abstract (long Entries, long Values) Read(Span<short> definitions, Span<short> repetitions);

    protected abstract object Value(int at);

    protected abstract ParquetFault? Write(int at, FieldBuffer fields, int place);

    private bool Fill()
    {
        var (entries, values) = Read(_definitions, _repetitions);
        (_entry, _entries, _value) = (0, (int)entries, 0);
        var present = definition == 0 ? _entries : _definitions.AsSpan(0, _entries).Count(definition);
        return present == values
            ? entries > 0
            : throw new InvalidDataException("There are other values than the levels say.");
    }
}

/// <summary>The entries of a column chunk of one physical type.</summary>
/// <param name="index">The column's place in the file.</param>
/// <param name="definition">Its highest definition level.</param>
/// <param name="repetition">Its highest repetition level.</param>
/// <param name="value">Makes a value of what is stored.</param>
/// <param name="write">Writes it as text without making a value; null where that is no gain.</param>
internal sealed class ParquetLeaf<T>(
    int index, short definition, short repetition, Func<T, object> value, Func<T, FieldBuffer, int, ParquetFault?>? write)
    : ParquetLeaf(index, definition, repetition)
    where T : unmanaged
{
    private readonly T[] _values = new T[Entries];
    private ColumnReader<T>? _reader;

    public override void Dispose() => _reader?.Dispose();

    protected override void OpenColumn(RowGroupReader group)
    {
        _reader?.Dispose();
        _reader = null;
        _reader = (ColumnReader<T>)group.Column(Index);
    }

    protected override (long Entries, long Values) Read(Span<short> definitions, Span<short> repetitions)
    {
        if (_reader is not { HasNext: true } reader)
        {
            return (0, 0);
        }

        var read = reader.ReadBatch(Entries, definitions, repetitions, _values, out var values);
        return (read, values);
    }

    protected override object Value(int at) => value(_values[at]);

    protected override ParquetFault? Write(int at, FieldBuffer fields, int place)
    {
        if (write is not null)
        {
            return write(_values[at], fields, place);
        }

        var made = value(_values[at]);
        if (made is ParquetFault fault)
        {
            return fault;
        }

        fields.Set(place, FieldText.Of("", "", made));
        return null;
    }
}
