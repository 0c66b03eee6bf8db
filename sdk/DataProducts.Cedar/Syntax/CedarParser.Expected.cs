using System.Globalization;

namespace DataProducts.Cedar;

/// <content>What is said where something else should stand.</content>
internal sealed partial class CedarParser
{
    private const int MaxShown = 40;

    private void ExpectName(string what)
    {
        if (SyntaxFacts.IsName(_current.Kind))
        {
            Take();
            return;
        }

        if (SyntaxFacts.IsWord(_current.Kind))
        {
            var word = TextOf(_current).ToString();
            Report(CedarCodes.Syntax, _current.Start, $"'{word}' is a reserved word, and no name.",
                _tape.LastToken.Kind == CedarSyntaxKind.Dot ? $"Write [\"{word}\"] instead of .{word}."
                    : At(CedarSyntaxKind.CedarKeyword) ? null : $"Where a string may stand, write \"{word}\".");
            Take();
            return;
        }

        Unexpected(what);
        AddMissing(CedarSyntaxKind.Identifier);
    }

    private void ExpectString(string what)
    {
        if (Accept(CedarSyntaxKind.StringLiteral) || Accept(CedarSyntaxKind.UnclosedString))
        {
            return;
        }

        Unexpected(what);
        AddMissing(CedarSyntaxKind.StringLiteral);
        if (SyntaxFacts.IsWord(_current.Kind) || At(CedarSyntaxKind.IntegerLiteral))
        {
            SkipToken();
        }
    }

    /// <summary>Takes a closing bracket, or says which one stays open.</summary>
    private void ExpectClosing(CedarSyntaxKind kind, int open)
    {
        if (Accept(kind))
        {
            return;
        }

        // Where the opening one is missing, that was said.
        var opening = _tape.Token(open);
        if (opening.Length > 0)
        {
            Unexpected($"'{SyntaxFacts.TextOf(kind)}'", $"It closes the '{SyntaxFacts.TextOf(opening.Kind)}' in {PlaceOf(opening.Start)}.",
                isAfter: true, CedarCodes.Unclosed);
        }

        AddMissing(kind);
    }

    /// <summary>Says that something else should stand here.</summary>
    /// <param name="expected">What should.</param>
    /// <param name="help">What to do, or null.</param>
    /// <param name="isAfter">Whether it should stand right after the last token, so that this is the place of the error where the next
    /// token is on another line.</param>
    /// <param name="code">The error's id.</param>
    private void Unexpected(string expected, string? help = null, bool isAfter = false, string code = CedarCodes.Syntax)
    {
        var position = _current.Start;
        if (isAfter && (AtEnd || IsFirstOfLine))
        {
            position = _tape.LastToken.End;
        }

        Report(code, position, $"Expected {expected}, but {Found()}.", help ?? StringHelp());
    }

    private void UnexpectedAfterExpression(string expected) => Unexpected(expected, _current.Kind switch
    {
        CedarSyntaxKind.Comma => "Conditions are joined with '&&', or each stands in a 'when { … }' of its own.",
        CedarSyntaxKind.Bang => "Did you mean '!='?",
        CedarSyntaxKind.Question => "Cedar writes a choice as 'if … then … else …'.",
        CedarSyntaxKind.Bad when _text[_current.Start] == '#' => "A comment starts with '//'.",
        CedarSyntaxKind.Identifier when TextOf(_current) is "contains" or "containsAny" or "containsAll" =>
            $"'{TextOf(_current)}' is a method: write '.{TextOf(_current)}(…)'.",
        CedarSyntaxKind.Identifier when TextOf(_current) is "matches" or "startsWith" or "endsWith" => "Texts are matched with 'like'.",
        CedarSyntaxKind.Identifier => Suggestion.For(TextOf(_current).ToString(), ["in", "is", "has", "like"]),
        _ => null,
    });

    private string Found() => _current.Kind switch
    {
        CedarSyntaxKind.EndOfFile => "the text ends",
        CedarSyntaxKind.StringLiteral or CedarSyntaxKind.UnclosedString => "a string stands here",
        CedarSyntaxKind.SkippedText => "other text stands here",
        CedarSyntaxKind.Bad => string.Create(CultureInfo.InvariantCulture, $"{BadCharacter()} stands here"),
        _ when _current.Length > MaxShown => $"'{_text.AsSpan(_current.Start, MaxShown)}…' stands here",
        _ => $"'{TextOf(_current)}' stands here",
    };

    // A character that cannot be seen would make a message that cannot be read.
    private string BadCharacter()
    {
        var c = _text[_current.Start];
        return c is > ' ' and <= '~' || char.IsLetter(c) || char.IsSurrogatePair(_text, _current.Start)
            ? $"'{TextOf(_current)}'" : string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)c:X4}");
    }

    // A quote that was forgotten lets a string run on to the next quote, and only what follows that one looks wrong.
    private string? StringHelp()
    {
        var last = _tape.LastToken;
        return last.Kind == CedarSyntaxKind.StringLiteral && LineOf(last.End) is var line && line > last.Line
            ? string.Create(CultureInfo.InvariantCulture, $"The string before it starts in line {last.Line}; is its closing '\"' missing there?")
            : null;
    }
}
