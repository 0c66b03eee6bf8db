using System.Text;

namespace DataProducts.Cedar;

/// <summary>Gives the texts that tokens stand for, each text once: names come again and again.</summary>
internal sealed class SyntaxTexts(SyntaxTape tape, SyntaxErrors errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _lookup;

    /// <summary>Gives a word as it is written.</summary>
    public string Word(int token) => Share(tape.TextOf(token));

    /// <summary>Gives a path, <c>A::B</c>, without what may stand between its tokens.</summary>
    public string Path(int firstToken, int endToken)
    {
        var last = tape.Token(endToken - 1);
        var start = tape.Token(firstToken).Start;
        var length = 0;
        for (var token = firstToken; token < endToken; token++)
        {
            length += tape.Token(token).Length;
        }

        if (length == last.End - start)
        {
            return Share(tape.Text.AsSpan(start, length));
        }

        var path = new StringBuilder(length);
        for (var token = firstToken; token < endToken; token++)
        {
            path.Append(tape.TextOf(token));
        }

        return Share(path.ToString());
    }

    /// <summary>Gives what a string literal means.</summary>
    public string String(int token)
    {
        var body = tape.TextOf(token)[1..^1];
        return body.IndexOf('\\') < 0 ? Share(body) : CedarText.Unescape(body) ?? BadEscape(token);
    }

    public CedarPattern Pattern(int token) =>
        CedarText.UnescapePattern(tape.TextOf(token)[1..^1]) is { } parts ? new([.. parts]) : new([BadEscape(token)]);

    private string Share(ReadOnlySpan<char> text)
    {
        var lookup = _lookup ??= _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var made = text.ToString();
        _known.Add(made);
        return made;
    }

    private string BadEscape(int token)
    {
        errors.Add(CedarCodes.Literal, tape.Token(token).Start, "The string holds an invalid escape.", CedarText.EscapeHelp);
        return "";
    }
}
