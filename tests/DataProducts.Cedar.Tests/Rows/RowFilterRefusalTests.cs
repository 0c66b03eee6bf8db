using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

public sealed class RowFilterRefusalTests
{
    private const string PermitAll = "permit(principal, action, resource);\n";

    [Theory]
    [InlineData("resource.n + 1 == 2", RowFilterCodes.Arithmetic)]
    [InlineData("resource == Row::\"r1\"", RowFilterCodes.ResourceId)]
    [InlineData("resource in [Row::\"r1\"]", RowFilterCodes.ResourceId)]
    [InlineData("resource.t.toDate() == context.now", RowFilterCodes.Construct)]
    [InlineData("[resource.n] == [1]", RowFilterCodes.Construct)]
    [InlineData("(if resource.flag then resource.owner else principal).level == 1", RowFilterCodes.Construct)]
    [InlineData("resource.owner.level == 1", RowFilterCodes.Construct)]
    [InlineData("resource has ogroup && resource.owner in resource.ogroup", RowFilterCodes.Construct)]
    [InlineData("resource.d.lessThan(decimal(\"1.0\")) && -resource.n == 1", RowFilterCodes.Arithmetic)]
    [InlineData("context.level - resource.n > 1", RowFilterCodes.Arithmetic)]
    [InlineData("User::\"forgotten\" in Group::\"top\"", RowFilterCodes.Unknown)]
    [InlineData("User::\"forgotten\".level == 1", RowFilterCodes.Unknown)]
    [InlineData("resource has ogroup && User::\"forgotten\" in resource.ogroup", RowFilterCodes.Unknown)]
    [InlineData("resource.s == \"x\"", RowFilterCodes.Column)]
    [InlineData("resource has os && resource.os == \"x\"", RowFilterCodes.Column)]
    public void ForbidThatNoFilterCanTell_IsRefusedAtItsPlace(string condition, string code)
    {
        var policies = PolicySet.Parse($"{PermitAll}@id(\"secret\") forbid(principal, action, resource)\nwhen {{ {condition} }};", "p.cedar");
        var columns = RandomWorld.Columns.Where(column => column.Key is not ("s" or "os")).Append(new("os", new("os", RowColumnType.Long, true))).ToDictionary();

        var refusal = Assert.Throws<RowFilterException>(() => Filter(policies, columns));

        Assert.Equal((code, "secret", "p.cedar", 3), (refusal.Code, refusal.PolicyId, refusal.Path, refusal.Span.Line));
    }

    [Theory]
    [InlineData("principal.n == 1", RowFilterCodes.Unknown)]
    [InlineData("context has n", RowFilterCodes.Unknown)]
    [InlineData("resource.hasTag(\"x\")", RowFilterCodes.Tag)]
    [InlineData("resource.getTag(\"x\") == resource.n", RowFilterCodes.Tag)]
    public void WhatIsNoAttributeOfTheRow_IsNeverReadFromAColumn(string condition, string code)
    {
        var policy = PolicySet.Parse($"permit(principal, action, resource) when {{ {condition} }};", "p.cedar").Policies[0];
        var columns = new RowColumns(RandomWorld.Schema.EntityTypes["Row"].Attributes, RandomWorld.Columns);
        var translator = new ResidualTranslator(policy, columns, new(RandomWorld.Schema, RandomWorld.Entities), RandomWorld.Entities);

        Assert.Equal(code, Assert.Throws<RowFilterException>(() => translator.Translate(policy.Conditions[0].Body)).Code);
    }

    [Fact]
    public void PermitThatNoFilterCanTell_IsRefusedNotDropped()
    {
        var policies = PolicySet.Parse($"{PermitAll}permit(principal, action, resource) when {{ resource.n * 2 == 2 }};", "p.cedar");

        Assert.Equal("policy1", Assert.Throws<RowFilterException>(() => Filter(policies, RandomWorld.Columns)).PolicyId);
    }

    [Fact]
    public void AlternationOverNullableColumns_IsRefusedBeforeItGrowsOutOfBounds()
    {
        var condition = "resource.on == 0";
        for (var i = 1; i < 40; i++)
        {
            condition = $"!(({condition}) && (resource.on == {i} || resource.os == \"{i}\"))";
        }

        var policies = PolicySet.Parse($"{PermitAll}forbid(principal, action, resource) when {{ {condition} }};", "p.cedar");
        var result = PartialEvaluator.EvaluateUnchecked(policies, RandomWorld.Schema, RandomWorld.Entities, Request);

        Assert.Equal(RowFilterCodes.Size, Assert.Throws<RowFilterException>(() => RowFilter.From(result, RandomWorld.Columns)).Code);
    }

    [Fact]
    public void PoliciesThatFailStrictValidation_AreNotEvaluated()
    {
        var policies = PolicySet.Parse("permit(principal, action, resource) when { resource.os == \"x\" };", "p.cedar");

        Assert.Throws<CedarValidationException>(() => PartialEvaluator.Evaluate(policies, RandomWorld.Schema, RandomWorld.Entities, Request));
    }

    [Fact]
    public void ForbidThatErrsWhateverTheRow_DeniesAllAndIsNamed()
    {
        var policies = PolicySet.Parse($"{PermitAll}forbid(principal, action, resource) when {{ context.level + 9223372036854775807 == 0 }};", "p.cedar");
        var result = PartialEvaluator.Evaluate(policies, RandomWorld.Schema, RandomWorld.Entities, Request);

        Assert.True(result.DeniesAll);
        Assert.Equal(("policy1", "The calculation overflows 64 bits."), result.DenyingForbids.Select(forbid => (forbid.Policy.Id, forbid.Error)).Single());
        Assert.Equal(RowPredicate.False, RowFilter.From(result, RandomWorld.Columns));
    }

    [Fact]
    public void SatisfiedPermit_StillHidesRowsThatLackARequiredAttribute() =>
        Assert.Equal("(\"n \"\"quoted\"\"\" IS NOT NULL)", DuckDbPrinter.Print(Filter(PolicySet.Parse(PermitAll, "p.cedar"), RandomWorld.Columns)));

    [Theory]
    [InlineData("x\0y", "s")]
    [InlineData("x", "s\0")]
    public void TextThatDuckDbCannotTake_IsRefused(string value, string column)
    {
        var predicate = new ComparePredicate(new(column, RowColumnType.String, false), RowComparison.Equal, CedarValue.Of(value));

        Assert.Equal(RowFilterCodes.Text, Assert.Throws<RowFilterException>(() => DuckDbPrinter.Print(predicate)).Code);
    }

    [Fact]
    public void HalfASurrogatePair_IsRefused() => TextThatDuckDbCannotTake_IsRefused("x\ud800", "s");

    [Fact]
    public void HostileText_StaysText()
    {
        using var table = new RowTable();
        table.Fill([("s", "VARCHAR")], [["''' OR 1=1 --\"\\%_'"], ["''' OR 1=1 --\"\\x_'"], ["''' OR 1=1 --\"\\%x'"], ["''"]]);
        var equal = new ComparePredicate(RandomWorld.Columns["s"], RowComparison.Equal, CedarValue.Of("' OR 1=1 --\"\\%_"));
        var like = new LikePredicate(RandomWorld.Columns["s"], new([null, "--\"\\%_"]));

        Assert.Equal([0], table.Select(DuckDbPrinter.Print(equal)));
        Assert.Equal([0], table.Select(DuckDbPrinter.Print(like)));
    }

    [Fact]
    public void InstantsWithZone_CompareWhereverTheEngineRuns()
    {
        var columns = new Dictionary<string, RowColumn>(RandomWorld.Columns) { ["t"] = new("t", RowColumnType.DateTimeTz, false) };
        var policies = PolicySet.Parse("permit(principal, action, resource) when { resource.t == context.now };", "p.cedar");
        using var table = new RowTable();
        table.Fill([("t", "BOOLEAN")], [["true"]]);

        Assert.Contains("CAST('2024-01-02 00:00:00.001+00' AS TIMESTAMPTZ)", DuckDbPrinter.Print(Filter(policies, columns)), StringComparison.Ordinal);
        Assert.Equal([0], table.Select($"epoch_ms(CAST('2024-01-02 00:00:00.001+00' AS TIMESTAMPTZ)) = {RandomWorld.Now}"));
    }

    private static PartialRequest Request { get; } = new(RandomWorld.Principal, RandomWorld.Read, RandomWorld.Rows, RandomWorld.Context(withFlag: true));

    private static RowPredicate Filter(PolicySet policies, IReadOnlyDictionary<string, RowColumn> columns) =>
        RowFilter.From(PartialEvaluator.Evaluate(policies, RandomWorld.Schema, RandomWorld.Entities, Request), columns);
}
