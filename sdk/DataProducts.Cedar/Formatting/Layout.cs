namespace DataProducts.Cedar;

internal enum LayoutStep : byte
{
    /// <summary>A piece of the source.</summary>
    Text,

    /// <summary>A comment, a blank before it where it does not start its line; it has no width, as no line is broken for its
    /// sake.</summary>
    Comment,

    /// <summary>A blank.</summary>
    Space,

    /// <summary>A blank, or in a group that is broken the end of a line.</summary>
    Line,

    /// <summary>Nothing, or in a group that is broken the end of a line.</summary>
    SoftLine,

    /// <summary>The end of a line.</summary>
    HardLine,

    /// <summary>The end of a line and an empty line.</summary>
    BlankLine,

    /// <summary>A change of the level at which lines start.</summary>
    Indent,

    /// <summary>The start of what stands on one line if it fits.</summary>
    Open,

    /// <summary>The end of a group.</summary>
    Close,
}

/// <summary>A step of a layout.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">A text's start, or an indent's change.</param>
/// <param name="Length">A text's length.</param>
internal readonly record struct LayoutItem(LayoutStep Kind, int Value = 0, int Length = 0);

/// <summary>Collects the steps of a layout, and puts the comments of each token beside it.</summary>
/// <remarks>A comment before a token comes before the groups that start with the token, and one behind it behind the groups that end with
/// it: so a comment breaks only those groups in whose midst it stands.</remarks>
internal sealed class Layout(SyntaxTape tape)
{
    private readonly List<LayoutItem> _items = [];
    private readonly List<LayoutItem> _held = [];
    private int _leadingDone;

    public List<LayoutItem> Items => _items;

    public void Token(int token)
    {
        Leading(token);
        Add(new(LayoutStep.Text, tape.Token(token).Start, tape.Token(token).Length));
        HoldTrailing(token);
    }

    public void Tokens(int first, int end)
    {
        for (var token = first; token < end; token++)
        {
            Token(token);
        }
    }

    /// <summary>Leaves out a token, but not its comments.</summary>
    public void Drop(int token)
    {
        Leading(token);
        HoldTrailing(token);
    }

    public void Space() => Add(new(LayoutStep.Space));

    public void Line() => Add(new(LayoutStep.Line));

    public void SoftLine() => Add(new(LayoutStep.SoftLine));

    public void HardLine() => Add(new(LayoutStep.HardLine));

    public void BlankLine() => Add(new(LayoutStep.BlankLine));

    public void Indent(int change) => _items.Add(new(LayoutStep.Indent, change));

    /// <summary>Opens a group that starts with a token.</summary>
    public void Open(int token)
    {
        Leading(token);
        Add(new(LayoutStep.Open));
    }

    public void Close() => _items.Add(new(LayoutStep.Close));

    /// <summary>Writes the comments before a token, once, each on a line of its own.</summary>
    public void Leading(int token)
    {
        if (token < _leadingDone)
        {
            return;
        }

        _leadingDone = token + 1;
        var (start, _) = TriviaGaps.Around(tape, token);
        foreach (var comment in CommentsIn(start, tape.Token(token).Start))
        {
            Add(new(LayoutStep.HardLine));
            Add(comment);
            Add(new(LayoutStep.HardLine));
        }
    }

    /// <summary>Writes what is held back at the end of the text.</summary>
    public void Finish() => Release();

    private void HoldTrailing(int token)
    {
        var (_, end) = TriviaGaps.Around(tape, token);
        _held.AddRange(CommentsIn(tape.Token(token).End, end));
    }

    private void Add(LayoutItem item)
    {
        Release();
        _items.Add(item);
    }

    private void Release()
    {
        foreach (var comment in _held)
        {
            _items.Add(comment);
            _items.Add(new(LayoutStep.HardLine));
        }

        _held.Clear();
    }

    private IEnumerable<LayoutItem> CommentsIn(int start, int end)
    {
        while (true)
        {
            var slash = start < end ? tape.Text.AsSpan(start, end - start).IndexOf('/') : -1;
            if (slash < 0)
            {
                yield break;
            }

            start += slash;
            var comment = tape.Text.AsSpan(start, end - start);
            var length = comment.IndexOfAny('\n', '\r') is >= 0 and var stop ? stop : comment.Length;
            yield return new(LayoutStep.Comment, start, comment[..length].TrimEnd().Length);
            start += length;
        }
    }
}
