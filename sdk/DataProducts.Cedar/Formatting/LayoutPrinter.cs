using System.Text;

namespace DataProducts.Cedar;

/// <summary>Writes a layout: a group that does not fit the rest of its line is broken at its lines, then the groups in it are tried.</summary>
/// <remarks>This is the scheme of Wadler's "A prettier printer", over a flat list: a group looks no further ahead than a line is
/// wide.</remarks>
internal sealed class LayoutPrinter(string source, List<LayoutItem> items, int width)
{
    private readonly StringBuilder _text = new(source.Length + (source.Length / 4));
    private readonly Stack<bool> _broken = new([true]);
    private int _indent;
    private int _column;
    private int _newLines;
    private bool _needsSpace;

    public string Print()
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            switch (item.Kind)
            {
                case LayoutStep.Comment:
                    _needsSpace = _newLines == 0;
                    goto case LayoutStep.Text;
                case LayoutStep.Text:
                    Write(source.AsSpan(item.Value, item.Length));
                    break;
                case LayoutStep.Space or LayoutStep.Line when item.Kind == LayoutStep.Space || !_broken.Peek():
                    _needsSpace = _newLines == 0;
                    break;
                case LayoutStep.Line or LayoutStep.HardLine:
                case LayoutStep.SoftLine when _broken.Peek():
                    NewLine(1);
                    break;
                case LayoutStep.BlankLine:
                    NewLine(2);
                    break;
                case LayoutStep.Indent:
                    _indent += item.Value;
                    break;
                case LayoutStep.Open:
                    _broken.Push(_broken.Peek() && !Fits(i + 1));
                    break;
                case LayoutStep.Close:
                    _broken.Pop();
                    break;
            }
        }

        return _text.Length == 0 ? "" : _text.Append('\n').ToString();
    }

    private void NewLine(int count)
    {
        _newLines = Math.Max(_newLines, count);
        _needsSpace = false;
    }

    private void Write(ReadOnlySpan<char> text)
    {
        if (_newLines > 0 && _text.Length > 0)
        {
            _text.Append('\n', _newLines).Append(' ', _indent);
            _column = _indent;
        }
        else if (_needsSpace && _text.Length > 0)
        {
            _text.Append(' ');
            _column++;
        }

        _newLines = 0;
        _needsSpace = false;
        _text.Append(text);
        _column += TextWidth.Of(text);
    }

    // What follows the group counts up to where a line can end, so that a closing bracket does not stick out.
    private bool Fits(int start)
    {
        var column = _newLines > 0 ? _indent : _column + (_needsSpace ? 1 : 0);
        var depth = 1;
        for (var i = start; i < items.Count; i++)
        {
            switch (items[i].Kind)
            {
                case LayoutStep.Text:
                    column += TextWidth.Of(source.AsSpan(items[i].Value, items[i].Length));
                    break;
                case LayoutStep.Space:
                case LayoutStep.Line when depth > 0:
                    column++;
                    break;
                case LayoutStep.Line:
                case LayoutStep.SoftLine when depth == 0:
                    return true;
                case LayoutStep.HardLine or LayoutStep.BlankLine:
                    return depth == 0;
                case LayoutStep.Open when depth > 0:
                    depth++;
                    break;
                case LayoutStep.Close when depth > 0:
                    depth--;
                    break;
            }

            if (column > width)
            {
                return false;
            }
        }

        return true;
    }
}
