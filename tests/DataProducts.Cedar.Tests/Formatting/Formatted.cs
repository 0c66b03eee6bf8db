namespace DataProducts.Cedar.Tests;

/// <summary>Formats, and checks what holds of every text.</summary>
internal static class Formatted
{
    /// <summary>Gives the formatted text after checks: the same tokens and comments in their order, no change when formatted again, no
    /// blank at the end of a line outside of strings, and a line end at the end.</summary>
    public static string Checked(string source, CedarFormatOptions? options = null)
    {
        var formatted = CedarFormatter.Format(source, "p.cedar", options);
        Assert.Equal(Tokens(source), Tokens(formatted));
        Assert.Equal(Comments(source), Comments(formatted));
        Assert.Equal(formatted, CedarFormatter.Format(formatted, "p.cedar", options));
        Assert.True(formatted.Length == 0 || formatted[^1] == '\n');
        foreach (var trivia in Trivia(formatted).Where(trivia => trivia.Kind == CedarSyntaxKind.LineEnd))
        {
            Assert.True(trivia.Start == 0 || formatted[trivia.Start - 1] != ' ', formatted);
        }

        return formatted;
    }

    public static List<string> Comments(string text) =>
        [.. Trivia(text).Where(trivia => trivia.Kind == CedarSyntaxKind.Comment).Select(trivia => trivia.ToString().TrimEnd())];

    private static IEnumerable<CedarSyntaxTrivia> Trivia(string text) =>
        CedarSyntaxTree.Parse(text, "p").Root.Tokens.SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia));

    // A comma before a closing bracket may come or go.
    private static List<string> Tokens(string text)
    {
        var tokens = CedarSyntaxTree.Parse(text, "p").Root.Tokens.ToList();
        return [.. tokens.Where((token, i) => token.Kind != CedarSyntaxKind.Comma
            || tokens[i + 1].Kind is not (CedarSyntaxKind.CloseBrace or CedarSyntaxKind.CloseBracket or CedarSyntaxKind.CloseParen)).Select(token => token.Text)];
    }
}
