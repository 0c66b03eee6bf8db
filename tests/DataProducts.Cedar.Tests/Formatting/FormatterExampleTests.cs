namespace DataProducts.Cedar.Tests;

public sealed class FormatterExampleTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \r\n\n", "")]
    [InlineData("\uFEFF// a", "// a\n")]
    [InlineData("  // a  \n\n\n // b", "// a\n// b\n")]
    [InlineData("permit(principal,action,resource,);", "permit (principal, action, resource);\n")]
    [InlineData("permit(principal,action,resource);forbid(principal,action,resource);", "permit (principal, action, resource);\n\nforbid (principal, action, resource);\n")]
    [InlineData("@a@if(\"b\")permit(principal==?principal,action,resource in?resource);",
        "@a\n@if(\"b\")\npermit (\n  principal == ?principal,\n  action,\n  resource in ?resource\n);\n")]
    [InlineData("permit(principal,action,resource)when{-  -1==- -1&&!! true};", "permit (principal, action, resource)\nwhen { --1 == --1 && !!true };\n")]
    [InlineData("permit(principal,action,resource)when{[].isEmpty( )&&{ }=={a:1,}};", "permit (principal, action, resource)\nwhen { [].isEmpty() && {} == { a: 1 } };\n")]
    public void Text_IsLaidOut(string text, string expected) => Assert.Equal(expected, Formatted.Checked(text));

    [Fact]
    public void WidthAndIndent_AreKept() => Assert.Equal(
        """
        permit (principal, action, resource)
        when
        {
            context.a &&
            context.b &&
            [1, 2, 3].contains(context.c)
        };

        """.ReplaceLineEndings("\n"),
        Formatted.Checked("permit(principal,action,resource)when{context.a&&context.b&&[1,2,3].contains(context.c)};", new() { Width = 36, Indent = 4 }));

    [Fact]
    public void TextWithErrors_IsRefusedWithAllOfThem()
    {
        var error = Assert.Throws<CedarSyntaxException>(() => CedarFormatter.Format("permit(;\nforbid);", "p.cedar"));

        Assert.Equal([1, 2], error.Diagnostics.Select(finding => finding.Line).Distinct());
    }

    [Theory]
    [InlineData(19, 2)]
    [InlineData(1001, 2)]
    [InlineData(80, 0)]
    [InlineData(80, 9)]
    public void OptionOutOfRange_IsRefused(int width, int indent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CedarFormatter.Format("", "p", new() { Width = width, Indent = indent }));
}
