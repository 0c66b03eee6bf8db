using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class HostileTextTests
{
    // A step that looks at each character once for each character would be at work for hours here, not for a tenth of a second.
    private const int Large = 1_000_000;
    private const string Start = "permit(principal, action, resource) when { ";

    [Theory]
    [InlineData("", "(")]
    [InlineData("", "@")]
    [InlineData("", "\"")]
    [InlineData("", "\\\"\n")]
    [InlineData("", "'")]
    [InlineData("", "permit(")]
    [InlineData("", "permit ")]
    [InlineData("", "//\n")]
    [InlineData(Start, "(")]
    [InlineData(Start, "-")]
    [InlineData(Start, "!(")]
    [InlineData(Start, "[{a:")]
    [InlineData(Start, "if ")]
    [InlineData(Start, "if true then 1 else ")]
    [InlineData(Start, "a ")]
    [InlineData(Start, "a.")]
    [InlineData(Start, "a(")]
    [InlineData(Start, "\"\\u{")]
    [InlineData(Start, "}")]
    [InlineData(Start, "9")]
    [InlineData(Start, "?principal ")]
    [InlineData(Start, "a=")]
    [InlineData(Start, "1/**/")]
    [InlineData(Start, "[1;")]
    [InlineData(Start, "'\n\"")]
    public void MillionCharacters_EndInErrors(string start, string piece)
    {
        var text = new StringBuilder(start, Large).Insert(start.Length, piece, (Large - start.Length) / piece.Length).ToString();

        var tree = CedarSyntaxTree.Parse(text, "p");

        Assert.Equal(text.Length, tree.Root.ToFullString().Length);
        Assert.InRange(tree.Diagnostics.Count, piece == "//\n" ? 0 : 1, SyntaxErrors.Max);
    }

    [Theory]
    [InlineData("true", " && true", 100_000)]
    [InlineData("true", " || true", 100_000)]
    [InlineData("1", " + 1", 100_000)]
    [InlineData("context", ".a", 100_000)]
    [InlineData("context has a", ".a", 100_000)]
    public void LongChain_IsOneLimit(string first, string more, int count)
    {
        var text = new StringBuilder(Start).Append(first).Insert(Start.Length + first.Length, more, count).Append(" };").ToString();

        var errors = CedarSyntaxTree.Parse(text, "p").Diagnostics;

        Assert.Contains(errors, error => error.Code == CedarCodes.Limit);
        Assert.InRange(errors.Count, 1, SyntaxErrors.Max);
    }

    [Fact]
    public void LargeSet_IsReadAndFormatted()
    {
        var text = $"{Start}[{string.Join(',', Enumerable.Repeat("1", 100_000))}].contains(1) }};";

        Assert.Single(PolicySet.Parse(text, "p").Policies);
        Assert.Equal(100_000, CedarFormatter.Format(text, "p").Split("1,").Length);
    }

    [Fact]
    public void ManyPolicies_AreReadAndFormatted()
    {
        var text = new StringBuilder().Insert(0, "permit(principal,action,resource);", 30_000).ToString();

        Assert.Equal(30_000, PolicyParser.Parse(text, "p").Count);
        Assert.Equal(59_999, CedarFormatter.Format(text, "p").Count(c => c == '\n'));
    }

    [Fact]
    public void DeepestText_IsReadPrintedAndFormattedOnASmallStack()
    {
        var text = new StringBuilder(Start).Insert(Start.Length, "!(if true then [", 65).Append("true").Insert(Start.Length + (65 * 16) + 4, "] else [])", 65).Append(" };").ToString();
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => Formatted.Checked(text)), 1 << 20);

        thread.Start();
        thread.Join();

        Assert.Null(failure);
    }

    [Fact]
    public void TextBeyondTheLimit_IsKeptAndRefused()
    {
        var tree = CedarSyntaxTree.Parse(new string('\n', TokenReader.MaxTextLength + 1), "p");

        Assert.Equal(CedarCodes.Limit, Assert.Single(tree.Diagnostics).Code);
        Assert.Equal(TokenReader.MaxTextLength + 1, tree.Root.ToFullString().Length);
    }
}
