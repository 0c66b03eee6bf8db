using System.Globalization;

namespace DataProducts.Cedar;

/// <summary>The grammar of policies: reads tokens, builds the tree, and goes on after an error. What it reads has the shape of Cedar's
/// grammar; what names and literals mean is the lowering's affair.</summary>
/// <remarks>An error is reported once: while the parser stands where it reported, it adds what is missing and is quiet about it.</remarks>
internal sealed partial class CedarParser
{
    public const int MaxDepth = 200;

    private readonly string _text;
    private readonly Lexer _lexer;
    private readonly TapeBuilder _tape;
    private readonly SyntaxErrors _errors;
    private LexedToken _current;
    private int _depth;
    private int _quietAt = -1;
    private bool _isNextQuiet;

    // Counts what is wrong, said or not: a policy with a fault is not given a meaning.
    private int _faults;

    private CedarParser(string text, SyntaxErrors errors)
    {
        _text = text;
        _lexer = new(text);
        _tape = new(text);
        _errors = errors;
        Advance();
    }

    public static SyntaxTape Parse(string text, SyntaxErrors errors)
    {
        var parser = new CedarParser(text, errors);
        parser.ReadFile();
        return parser._tape.Build(parser._lexer.LineStarts);
    }

    /// <summary>Keeps a text that is too large to be read as one skipped token.</summary>
    public static SyntaxTape Refuse(string text, SyntaxErrors errors, string message, string help)
    {
        var lexer = new Lexer(text);
        var tape = new TapeBuilder(text);
        var file = tape.Start();
        tape.Add(lexer.Rest(0, 1));
        tape.Add(lexer.Next());
        tape.Finish(file, CedarSyntaxKind.PolicyFile, hasErrors: true);
        errors.Add(CedarCodes.Limit, 0, message, help);
        return tape.Build(lexer.LineStarts);
    }

    private bool AtEnd => _current.Kind == CedarSyntaxKind.EndOfFile;

    private bool IsFirstOfLine => _tape.TokenCount == 0 || _current.Line > LineOf(_tape.LastToken.End);

    private bool At(CedarSyntaxKind kind) => _current.Kind == kind;

    private ReadOnlySpan<char> TextOf(in LexedToken token) => _text.AsSpan(token.Start, token.Length);

    private void Take()
    {
        if (!AtEnd)
        {
            _tape.Add(_current);
            Advance();
        }
    }

    private bool Accept(CedarSyntaxKind kind)
    {
        var found = At(kind);
        if (found)
        {
            Take();
        }

        return found;
    }

    /// <summary>Takes what has to stand here, or says that it is missing and goes on as if it were there.</summary>
    private void Expect(CedarSyntaxKind kind, string? help = null)
    {
        if (!Accept(kind))
        {
            Unexpected($"'{SyntaxFacts.TextOf(kind)}'", help, isAfter: true);
            AddMissing(kind);
        }
    }

    private void AddMissing(CedarSyntaxKind kind)
    {
        var end = _tape.LastToken.End;
        _tape.Add(new(kind, end, 0, LineOf(end)));
    }

    private void Advance()
    {
        _current = _lexer.Next();
        if (_isNextQuiet)
        {
            _quietAt = _current.Start;
            _isNextQuiet = false;
        }

        if (_current.Kind == CedarSyntaxKind.UnclosedString)
        {
            ReportString();
        }
    }

    private void ReportString()
    {
        if (_text[_current.Start] == '\'')
        {
            Report(CedarCodes.Syntax, _current.Start, "A string stands in double quotes.", "Write \"…\" instead of '…'.");
            return;
        }

        Report(CedarCodes.Unclosed, _current.Start, "The string that starts here is not closed.",
            "Add the closing '\"'; a '\"' inside a string is written \\\".");

        // How the line goes on is unknown; what seems to be missing there is most often inside the string.
        _isNextQuiet = true;
    }

    private void Report(string code, int position, string message, string? help = null)
    {
        _faults++;
        if (_quietAt == _current.Start)
        {
            return;
        }

        _errors.Add(code, position, message, help);
        _quietAt = _current.Start;
        if (_errors.IsFull && !AtEnd)
        {
            // The rest as one token: whatever method is at work takes it or leaves it out, and then the text ends.
            _current = _lexer.Rest(_current.Start, _current.Line);
        }
    }

    /// <summary>Leaves out tokens up to one of two ends, to a closing bracket whose opening one stands further out, or to the end of
    /// the policy.</summary>
    private void SkipTo(CedarSyntaxKind end, CedarSyntaxKind otherEnd, bool overClosing = false)
    {
        var skipped = Skipping();
        for (var depth = 0; !AtEnd && !At(CedarSyntaxKind.Semicolon) && !StartsPolicy(); SkipOne(ref skipped))
        {
            if (depth == 0 && (At(end) || At(otherEnd) || (!overClosing && SyntaxFacts.IsClosing(_current.Kind))))
            {
                break;
            }

            depth += SyntaxFacts.IsOpening(_current.Kind) ? 1 : SyntaxFacts.IsClosing(_current.Kind) && depth > 0 ? -1 : 0;
        }

        Skipped(skipped);
    }

    /// <summary>Leaves out the rest of the policy, but not its semicolon.</summary>
    private void SkipPolicy()
    {
        var skipped = Skipping();
        while (!AtEnd && !At(CedarSyntaxKind.Semicolon) && !StartsPolicy())
        {
            SkipOne(ref skipped);
        }

        Skipped(skipped);
    }

    /// <summary>Leaves out the current token.</summary>
    private void SkipToken()
    {
        var skipped = Skipping();
        SkipOne(ref skipped);
        Skipped(skipped);
    }

    private LexedToken Skipping() => new(CedarSyntaxKind.SkippedText, _current.Start, 0, _current.Line);

    private void SkipOne(ref LexedToken skipped)
    {
        if (!AtEnd)
        {
            skipped = skipped with { Length = _current.End - skipped.Start };
            Advance();
        }
    }

    private void Skipped(LexedToken skipped)
    {
        _faults++;
        if (skipped.Length > 0)
        {
            _tape.Add(skipped);
        }

        _quietAt = _current.Start;
    }

    private int LineOf(int position)
    {
        var found = _lexer.LineStarts.BinarySearch(position);
        return found >= 0 ? found + 1 : ~found;
    }

    private string PlaceOf(int position)
    {
        var line = LineOf(position);
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, column {position - _lexer.LineStarts[line - 1] + 1}");
    }
}
