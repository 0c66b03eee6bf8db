using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class SyntaxTreeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF// only a comment")]
    [InlineData("\r\n\t permit(principal, action, resource);  // end\r\n")]
    [InlineData("permit(principal == , action resource) when { context.x = 'a' && [1 2 } ;;; what is \0 this \ud83d")]
    [InlineData("\"never closed\npermit(principal, action, resource) when { \"a\\")]
    [InlineData("@a@b(\"x\")@c permit(principal, action, resource) unless { if a then }")]
    [InlineData("// a\r// b\r\npermit")]
    public void AnyText_IsTheTextOfItsTree(string text) => Check(text);

    [Fact]
    public void Corpus_IsTheTextOfItsTrees()
    {
        foreach (var (name, text) in Archive.Read(TestKit.Conformance.Find("cedar-conformance/corpus-dev.tar.gz")))
        {
            // JSON and schemas are no policies, and so as good as rubbish here.
            var tree = Check(text);
            Assert.True(tree.Diagnostics.Count == 0 || !name.EndsWith(".cedar", StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public void Policy_HasItsPartsAsChildren()
    {
        var policy = CedarSyntaxTree.Parse("// why\n@id(\"a\") permit(principal is User, action, resource) when { 1 < 2 || true };", "p").Root.Nodes.Single();

        Assert.Equal(CedarSyntaxKind.Policy, policy.Kind);
        Assert.Equal(
            [
                CedarSyntaxKind.Annotation, CedarSyntaxKind.PermitKeyword, CedarSyntaxKind.OpenParen, CedarSyntaxKind.ScopePart, CedarSyntaxKind.Comma,
                CedarSyntaxKind.ScopePart, CedarSyntaxKind.Comma, CedarSyntaxKind.ScopePart, CedarSyntaxKind.CloseParen, CedarSyntaxKind.Condition,
                CedarSyntaxKind.Semicolon,
            ],
            policy.Children.Select(child => child.Kind));
        var condition = policy.Nodes.Last().Nodes.Single();
        Assert.Equal((CedarSyntaxKind.OrExpression, "1 < 2 || true"), (condition.Kind, condition.ToString()));
        Assert.Equal(policy, condition.Parent!.Value.Parent);
        Assert.Null(policy.Parent!.Value.Parent);
        Assert.Equal(["// why"], policy.Tokens.First().LeadingTrivia.Where(trivia => trivia.Kind == CedarSyntaxKind.Comment).Select(trivia => trivia.ToString()));
        Assert.StartsWith("// why", policy.ToFullString(), StringComparison.Ordinal);
        Assert.StartsWith("@id", policy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Trivia_BehindATokenEndsWithItsLine()
    {
        var tokens = CedarSyntaxTree.Parse("permit // a\r\n  // b\n(", "p").Root.Tokens.ToList();

        Assert.Equal([CedarSyntaxKind.Whitespace, CedarSyntaxKind.Comment, CedarSyntaxKind.LineEnd], tokens[0].TrailingTrivia.Select(trivia => trivia.Kind));
        Assert.Equal("  // b\n(", tokens[1].ToFullString());
    }

    [Fact]
    public void MissingToken_IsEmptyAndWhereItShouldBe()
    {
        var missing = CedarSyntaxTree.Parse("permit(principal, action, resource)\n", "p").Root.Tokens.Single(token => token.IsMissing);

        Assert.Equal((CedarSyntaxKind.Semicolon, 35, 0, 1, 36), (missing.Kind, missing.Span.Start, missing.Span.Length, missing.Span.Line, missing.Span.Column));
    }

    [Fact]
    public void Expression_KnowsItsPlaceWithItsParentheses()
    {
        const string Text = "permit(principal, action, resource)\nwhen { (context.a[\"b c\"]) == -5 };";
        var policy = PolicySet.Parse(Text, "p").Policies[0];
        var equal = (BinaryExpr)policy.Conditions[0].Body;
        var get = (GetAttributeExpr)equal.Left;

        Assert.Equal("(context.a[\"b c\"]) == -5", Slice(equal.Span));
        Assert.Equal("context.a[\"b c\"]", Slice(get.Span));
        Assert.Equal("\"b c\"", Slice(get.NameSpan));
        Assert.Equal("a", Slice(((GetAttributeExpr)get.Operand).NameSpan));
        Assert.Equal("-5", Slice(equal.Right.Span));
        Assert.Equal("when { (context.a[\"b c\"]) == -5 }", Slice(policy.Conditions[0].Span));
        Assert.Equal((2, 9), (get.Span.Line, get.Span.Column));
        Assert.Equal("action", Slice(policy.Action.Span));

        static string Slice(SourceSpan span) => Text.Substring(span.Start, span.Length);
    }

    internal static CedarSyntaxTree Check(string text)
    {
        var tree = CedarSyntaxTree.Parse(text, "p.cedar");
        var full = new StringBuilder();
        var end = 0;
        foreach (var token in tree.Root.Tokens)
        {
            full.Append(string.Concat(token.LeadingTrivia)).Append(token.Text).Append(string.Concat(token.TrailingTrivia));
            Assert.True(token.Span.Start >= end && token.Span.Start + token.Span.Length <= text.Length, "Tokens overlap or leave the text.");
            end = token.Span.Start + token.Span.Length;
        }

        Assert.Equal(text, full.ToString());
        Assert.Equal(text, tree.Root.ToFullString());
        CheckNode(tree.Root);
        Assert.InRange(tree.Diagnostics.Count, 0, SyntaxErrors.Max);
        var lines = text.Split('\n');
        foreach (var finding in tree.Diagnostics)
        {
            Assert.InRange(finding.Line, 1, lines.Length);
            Assert.InRange(finding.Column, 1, lines[finding.Line - 1].Length + 1);
        }

        return tree;
    }

    private static void CheckNode(CedarSyntaxNode node)
    {
        var end = node.Span.Start;
        foreach (var child in node.Children)
        {
            var span = child.Node?.Span ?? child.Token!.Value.Span;
            if (span.Length == 0)
            {
                continue;
            }

            Assert.True(span.Start >= end && span.Start + span.Length <= node.Span.Start + node.Span.Length, $"{child.Kind} leaves {node.Kind}.");
            end = span.Start + span.Length;
            if (child.Node is { } inner)
            {
                CheckNode(inner);
            }
        }
    }
}
