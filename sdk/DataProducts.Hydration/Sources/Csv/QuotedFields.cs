using System.Buffers;
using Sylvan.Data.Csv;

namespace DataProducts.Hydration;

/// <summary>Holds the fields of a record that has quotes in it.</summary>
/// <remarks>
/// Sylvan 1.4.4 unescapes <c>"a""b"</c> into one scratch buffer for all fields: the span of one field shows the next one's text as soon
/// as that is asked for. Our fields must stay valid until the next record is read, so such records are copied out first.
/// </remarks>
internal sealed class QuotedFields
{
    private readonly ArrayBufferWriter<char> _text = new(1024);
    private readonly List<int> _ends = [];

    /// <summary>Gets a value indicating whether the current record is held here.</summary>
    public bool IsHeld { get; private set; }

    public ReadOnlySpan<char> this[int place] => _text.WrittenSpan[(place == 0 ? 0 : _ends[place - 1]).._ends[place]];

    /// <summary>Holds nothing: the current record has no quotes.</summary>
    public void Release() => IsHeld = false;

    public void Hold(CsvDataReader csv, ReadOnlySpan<char> raw)
    {
        IsHeld = raw.Contains('"');
        if (!IsHeld)
        {
            return;
        }

        _text.ResetWrittenCount();
        _ends.Clear();
        for (var i = 0; i < csv.RowFieldCount; i++)
        {
            _text.Write(csv.GetFieldSpan(i));
            _ends.Add(_text.WrittenCount);
        }
    }
}
