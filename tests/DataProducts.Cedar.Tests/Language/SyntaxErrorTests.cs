using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("permit(principal, action, resource", 1, 35, CedarCodes.Unclosed)]
    [InlineData("permit(principal, action, resource)\nwhen { 1 + };", 2, 12, CedarCodes.Syntax)]
    [InlineData("permit(principal, action == User::\"a\", resource);", 1, 29, CedarCodes.Syntax)]
    [InlineData("permit(principal, action, resource) when { \"abc };", 1, 44, CedarCodes.Unclosed)]
    [InlineData("permit(principal, action, resource) when { \"\\q\" == \"\" };", 1, 44, CedarCodes.Literal)]
    [InlineData("permit(principal, action, resource) when { 1 < 2 < 3 };", 1, 50, CedarCodes.Syntax)]
    [InlineData("permit(principal, action, resource) when { 6 % 2 == 0 };", 1, 46, CedarCodes.Operator)]
    [InlineData("permit(principal, action, resource) when { -----1 == 0 };", 1, 48, CedarCodes.Syntax)]
    [InlineData("permit(principal, action, resource) when { frob(1) };", 1, 44, CedarCodes.UnknownName)]
    [InlineData("permit(principal, action, resource) when { context.frob(1) };", 1, 52, CedarCodes.UnknownName)]
    [InlineData("permit(principal, action, resource) when { {a: 1, a: 2} == {} };", 1, 51, CedarCodes.Duplicate)]
    [InlineData("@a(\"1\") @a(\"2\")\npermit(principal, action, resource);", 1, 10, CedarCodes.Duplicate)]
    [InlineData("permit(resource, action, principal);", 1, 8, CedarCodes.Syntax)]
    [InlineData("// ünïcödé\r\nallow(principal, action, resource);", 2, 1, CedarCodes.Syntax)]
    public void WrongPolicy_IsAnErrorAtItsPlace(string text, int line, int column, string code)
    {
        var error = Assert.Throws<CedarSyntaxException>(() => PolicySet.Parse(text, "p.cedar")).Diagnostics[0];

        Assert.Equal((line, column, code), (error.Line, error.Column, error.Code));
        Assert.StartsWith($"p.cedar({line},{column}): error {code}: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralErrors_AreFoundInOneRun()
    {
        var error = Assert.Throws<CedarSyntaxException>(() => PolicySet.Parse(
            "permit(principal);\npermit(principal, action, resource);\nforbid(principal, action, resource) when { };", "p.cedar"));

        Assert.Equal([1, 3], error.Diagnostics.Select(diagnostic => diagnostic.Line));
        Assert.Equal(2, error.ToString().Split('\n').Length);
    }

    [Theory]
    [InlineData("(", ")", 5000)]
    [InlineData("!(", ")", 5000)]
    [InlineData("[", "]", 5000)]
    [InlineData("{a:", "}", 5000)]
    [InlineData("if true then ", " else false", 5000)]
    [InlineData("true && ", "", 5000)]
    [InlineData("1 + ", "", 5000)]
    public void DeepText_IsRefusedNotCrashed(string open, string close, int depth)
    {
        var text = new StringBuilder("permit(principal, action, resource) when { ");
        text.Insert(text.Length, open, depth).Append('1').Insert(text.Length, close, depth);
        text.Append(" };");

        var error = Assert.Throws<CedarSyntaxException>(() => PolicySet.Parse(text.ToString(), "p.cedar"));
        Assert.Equal(CedarCodes.Limit, error.Diagnostics[0].Code);
    }

    [Theory]
    [InlineData("entity A in [B];", 1, 14)]
    [InlineData("entity A { x: Foo };", 1, 15)]
    [InlineData("entity A;\nentity A;", 2, 8)]
    [InlineData("type A = B;\ntype B = A;", 2, 10)]
    [InlineData("action a appliesTo { principal: [A] };", 1, 20)]
    [InlineData("entity A;\naction a in [b] appliesTo { principal: A, resource: A };", 2, 14)]
    [InlineData("entity A { x: Long, x: Bool };", 1, 21)]
    [InlineData("type Long = Bool;", 1, 6)]
    public void WrongSchema_IsAnErrorAtItsPlace(string text, int line, int column)
    {
        var errors = Assert.Throws<CedarSyntaxException>(() => CedarSchema.Parse(text, "s.cedarschema")).Diagnostics;

        Assert.Contains(errors, error => (error.Line, error.Column) == (line, column));
    }

    [Fact]
    public void PolicyIds_AreAnnotationsWhereUniqueAndPositionsElsewhere()
    {
        const string Scope = "permit(principal, action, resource);";
        var set = PolicySet.Parse($"@id(\"a\"){Scope} @id(\"b\"){Scope} @id(\"a\"){Scope} {Scope} @id(\"policy3\"){Scope}", "p.cedar");

        Assert.Equal(["policy0", "b", "policy2", "policy3", "policy4"], set.Policies.Select(policy => policy.Id));
    }
}
