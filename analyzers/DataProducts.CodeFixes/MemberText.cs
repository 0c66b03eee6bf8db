using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Puts text before a member in the way its neighbours stand: on lines of its own, or on the same line.</summary>
internal static class MemberText
{
    /// <summary>Gives the change that puts lines before a member's comment.</summary>
    public static TextChange Above(SyntaxNode member, SourceText text, bool blankLineAfter, params string[] lines)
    {
        var start = member.SpanStart;
        foreach (var trivia in member.GetLeadingTrivia().Reverse())
        {
            if (trivia.IsDirective)
            {
                break;
            }

            start = trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? start : trivia.FullSpan.Start;
        }

        return At(start, text, blankLineAfter, lines);
    }

    /// <summary>Gives the change that puts a line between a member and its comment.</summary>
    public static TextChange Before(SyntaxNode member, SourceText text, string line) => At(member.SpanStart, text, blankLineAfter: false, line);

    private static TextChange At(int start, SourceText text, bool blankLineAfter, params string[] lines)
    {
        var line = text.Lines.GetLineFromPosition(start);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, start));
        if (!string.IsNullOrWhiteSpace(indent))
        {
            return new(new(start, 0), string.Join(" ", lines) + " ");
        }

        var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) is { Length: > 0 } lineBreak ? lineBreak : "\n";
        var added = string.Concat(lines.Select(one => one + end + indent));
        return new(new(start, 0), blankLineAfter ? added.Substring(0, added.Length - indent.Length) + end + indent : added);
    }
}
