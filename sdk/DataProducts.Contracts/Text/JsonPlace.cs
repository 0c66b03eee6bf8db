using System.Text;

namespace DataProducts.Contracts;

/// <summary>Tells lines and characters of places in UTF-8 text, asked for in their order.</summary>
internal sealed class JsonPlace(byte[] text)
{
    private int _index;
    private int _line = 1;
    private int _column = 1;

    public (int Line, int Column) Of(long index)
    {
        var rest = text.AsSpan(_index, (int)index - _index);
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            (_line, _column) = (_line + 1, 1);
            rest = rest[(end + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(rest);
        _index = (int)index;
        return (_line, _column);
    }
}
