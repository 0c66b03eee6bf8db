using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Cuts what stands between two tokens into trivia, and divides it between the two.</summary>
internal static class TriviaGaps
{
    /// <summary>Gives the place of a token with its trivia.</summary>
    public static (int Start, int End) Around(SyntaxTape tape, int token)
    {
        var tokens = tape.Tokens;
        var start = token == 0 ? 0 : Split(tape.Text, tokens[token - 1].End, tokens[token].Start);
        var end = token == tokens.Length - 1 ? tape.Text.Length : Split(tape.Text, tokens[token].End, tokens[token + 1].Start);
        return (start, end);
    }

    public static ImmutableArray<CedarSyntaxTrivia> Read(CedarSyntaxTree tree, int start, int end)
    {
        var trivia = ImmutableArray.CreateBuilder<CedarSyntaxTrivia>();
        while (start < end)
        {
            var (kind, length) = First(tree.Text.AsSpan(start, end - start), start);
            trivia.Add(new(tree, kind, start, length));
            start += length;
        }

        return trivia.ToImmutable();
    }

    /// <summary>Gives the place behind the first end of a line in a gap, or the end of the gap.</summary>
    private static int Split(string text, int start, int end)
    {
        var stop = text.AsSpan(start, end - start).IndexOf('\n');
        return stop < 0 ? end : start + stop + 1;
    }

    private static (CedarSyntaxKind Kind, int Length) First(ReadOnlySpan<char> gap, int position)
    {
        switch (gap[0])
        {
            case '\n':
                return (CedarSyntaxKind.LineEnd, 1);
            case '\r':
                return (CedarSyntaxKind.LineEnd, gap.Length > 1 && gap[1] == '\n' ? 2 : 1);
            case '/':
                var end = gap.IndexOfAny('\n', '\r');
                return (CedarSyntaxKind.Comment, end < 0 ? gap.Length : end);
            case '\uFEFF' when position == 0:
                return (CedarSyntaxKind.ByteOrderMark, 1);
        }

        var length = gap.IndexOfAny("\n\r/");
        return (CedarSyntaxKind.Whitespace, length < 0 ? gap.Length : length);
    }
}
