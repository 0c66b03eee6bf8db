using System.Text;

namespace DataProducts.Generators.Emission;

/// <summary>Writes lines that know their depth; they end in LF on every system.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a heading and opens its block.</summary>
    public CodeWriter Open(string heading)
    {
        Line(heading).Line("{");
        _depth++;
        return this;
    }

    public CodeWriter Close(string after = "")
    {
        _depth--;
        return Line("}" + after);
    }

    /// <summary>Writes a heading and opens the list that follows it.</summary>
    public CodeWriter OpenList(string heading)
    {
        Line(heading).Line("[");
        _depth++;
        return this;
    }

    public CodeWriter CloseList(string after)
    {
        _depth--;
        return Line("]" + after);
    }

    public override string ToString() => _text.ToString();
}
