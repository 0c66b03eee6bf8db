using DataProducts.Lake.Parquet.Buffers;
using DataProducts.Lake.Parquet.Compression;
using DataProducts.Lake.Parquet.Format;
using DataProducts.Lake.Parquet.Thrift;
using DataProducts.Lake.Parquet.Values;

namespace DataProducts.Lake.Parquet.Columns;

/// <summary>Writes one leaf: cuts its rows into pages, keeps these until the row group ends, and then writes the chunk.</summary>
internal sealed class ColumnWriter : IDisposable
{
    private readonly LeafShape _shape;
    private readonly ParquetLimits _limits;
    private readonly PageCompressor _compressor;
    private readonly CompressionTrial _trial;
    private readonly ValueEncoder _values;
    private readonly PageLevels _definition;
    private readonly PageLevels _repetition;
    private readonly PooledArray<byte> _page = new();
    private readonly PooledArray<byte> _header = new();
    private readonly Segments _encoded = new();
    private readonly int[] _encodings = new int[(int)PageEncoding.RleDictionary + 1];
    private List<PageEntry> _pages = [];
    private int _pageEntries;
    private int _pageRows;
    private long _entries;
    private long _rows;
    private long _uncompressed;

    public ColumnWriter(LeafShape shape, ParquetLimits limits, PageCompressor compressor)
    {
        (_shape, _limits, _compressor, _trial) = (shape, limits, compressor, new CompressionTrial(compressor));
        (_definition, _repetition) = (new PageLevels(shape.Definition), new PageLevels(shape.Repetition));
        Measure = new ColumnMeasure(shape.Leaf);
        _values = ValueEncoder.Of(shape.Leaf, Measure.Page);
    }

    public ColumnMeasure Measure { get; }

    /// <summary>Gets about how many bytes the chunk has so far.</summary>
    public long Bytes => _encoded.Length + _values.Dictionary.Length + _values.Bytes;

    /// <summary>Adds whole rows.</summary>
    /// <param name="count">How many entries the leaf has for them.</param>
    /// <param name="definition">Their definition levels; empty if all have a value.</param>
    /// <param name="repetition">Their repetition levels; empty if nothing repeats.</param>
    /// <param name="buffer">Their values.</param>
    public void Append(int count, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> repetition, ColumnBuffer buffer)
    {
        for (var (entry, value) = (0, 0); entry < count;)
        {
            var rows = _limits.PageRows - _pageRows;
            var end = repetition.IsEmpty ? Math.Min(count, entry + rows) : EndOfRows(repetition, entry, rows);
            var values = ValuesOf(definition, entry, end);
            var fitting = values == 0 ? 0 : _values.Fitting(buffer, value, values, _limits.PageValueBytes - _values.Bytes);
            if (fitting < values)
            {
                end = EndOfValues(definition, repetition, entry, end, fitting);
                values = ValuesOf(definition, entry, end);
                rows = 0;
            }

            _values.Append(buffer, value, values);
            _definition.Add(end - entry, values == end - entry ? [] : definition[entry..end]);
            _repetition.Add(end - entry, repetition.IsEmpty ? [] : repetition[entry..end]);
            _pageEntries += end - entry;
            _pageRows += repetition.IsEmpty ? end - entry : repetition[entry..end].Count((byte)0);
            (entry, value) = (end, value + values);
            if (rows == 0 || _pageRows == _limits.PageRows)
            {
                EndPage();
            }
        }
    }

    /// <summary>Writes the chunk.</summary>
    public ColumnChunk EndChunk(Stream stream, long position)
    {
        if (_pageEntries > 0)
        {
            EndPage();
        }

        var dictionary = WriteDictionary(stream);
        _encoded.CopyTo(stream);
        var chunk = new ColumnChunk
        {
            Shape = _shape,
            Codec = _compressor.Codec,
            Dictionary = dictionary == 0 ? null : position,
            Data = position + dictionary,
            Entries = _entries,
            Nulls = Measure.Nulls,
            Uncompressed = _uncompressed,
            Compressed = dictionary + _encoded.Length,
            Bounds = Measure.Bounds,
            Pages = _pages,
            Order = Measure.Order,
            Encodings = [.. _encodings.Index().Where(used => used.Item > 0).Select(used => ((PageEncoding)used.Index, used.Item))],
        };
        Measure.EndChunk(chunk.Compressed);
        _values.EndChunk();
        _encoded.Clear();
        _encodings.AsSpan().Clear();
        (_pages, _entries, _rows, _uncompressed) = ([], 0, 0, 0);
        return chunk;
    }

    public void Dispose()
    {
        _values.Dispose();
        _definition.Dispose();
        _repetition.Dispose();
        _page.Dispose();
        _header.Dispose();
        _encoded.Dispose();
    }

    private static int EndOfRows(ReadOnlySpan<byte> repetition, int entry, int rows)
    {
        for (var end = entry + 1; end < repetition.Length; end++)
        {
            if (repetition[end] == 0 && --rows == 0)
            {
                return end;
            }
        }

        return repetition.Length;
    }

    // The end of the row that the last value which fits is in.
    private int EndOfValues(ReadOnlySpan<byte> definition, ReadOnlySpan<byte> repetition, int entry, int end, int values)
    {
        if (definition.IsEmpty && repetition.IsEmpty)
        {
            return entry + values;
        }

        for (; entry < end; entry++)
        {
            if (values == 0 && (repetition.IsEmpty || repetition[entry] == 0))
            {
                return entry;
            }

            values -= values > 0 && (definition.IsEmpty || definition[entry] == _shape.Definition) ? 1 : 0;
        }

        return end;
    }

    private int ValuesOf(ReadOnlySpan<byte> definition, int entry, int end) =>
        definition.IsEmpty ? end - entry : definition[entry..end].Count(_shape.Definition);

    private void EndPage()
    {
        var nulls = _pageEntries - _values.Count;
        _page.Clear();
        _repetition.WriteTo(_page);
        _definition.WriteTo(_page);
        var encoding = _values.Count == 0 ? PageEncoding.Plain : _values.EncodePage(_page);
        _encodings[(int)encoding]++;
        var compressed = _trial.Compress(_page.Items);
        _header.Clear();
        PageHeader.WriteData(new CompactWriter(_header), _page.Count, compressed.Length, _pageEntries, encoding);
        _pages.Add(new PageEntry(
            _encoded.Length, _header.Count + compressed.Length, _rows, nulls, nulls == _pageEntries, Measure.EndPage(_pageEntries, nulls)));
        _encoded.Add(_header.Items);
        _encoded.Add(compressed);
        _uncompressed += _header.Count + _page.Count;
        _entries += _pageEntries;
        _rows += _pageRows;
        (_pageEntries, _pageRows) = (0, 0);
    }

    private long WriteDictionary(Stream stream)
    {
        if (_values.DictionaryEntries == 0)
        {
            return 0;
        }

        var compressed = _compressor.Compress(_values.Dictionary);
        _header.Clear();
        PageHeader.WriteDictionary(new CompactWriter(_header), _values.Dictionary.Length, compressed.Length, _values.DictionaryEntries);
        stream.Write(_header.Items);
        stream.Write(compressed);
        _uncompressed += _header.Count + _values.Dictionary.Length;
        return _header.Count + compressed.Length;
    }
}
