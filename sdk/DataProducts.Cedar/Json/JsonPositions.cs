using System.Text;

namespace DataProducts.Cedar;

/// <summary>Turns offsets in UTF-8 into lines and columns. Asked in the order of the text, as readers do, it walks the text once.</summary>
internal sealed class JsonPositions(byte[] utf8)
{
    private long _offset;
    private int _character;
    private int _line = 1;
    private int _lineStart;

    public SourceSpan At(long offset)
    {
        if (offset < _offset)
        {
            (_offset, _character, _line, _lineStart) = (0, 0, 1, 0);
        }

        var rest = utf8.AsSpan((int)_offset, (int)(offset - _offset));
        for (var newline = rest.IndexOf((byte)'\n'); newline >= 0; newline = rest.IndexOf((byte)'\n'))
        {
            _character += Encoding.UTF8.GetCharCount(rest[..(newline + 1)]);
            _line++;
            _lineStart = _character;
            rest = rest[(newline + 1)..];
        }

        _character += Encoding.UTF8.GetCharCount(rest);
        _offset = offset;
        return new(_character, 0, _line, _character - _lineStart + 1);
    }
}
