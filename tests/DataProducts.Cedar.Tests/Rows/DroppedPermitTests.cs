namespace DataProducts.Cedar.Tests;

public sealed class DroppedPermitTests
{
    private const string Policies = """
        @id("plain") permit(principal, action, resource) when { resource.n == 1 };
        @id("sum") permit(principal, action, resource) when { resource.n + 1 == 3 };
        @id("columns") permit(principal, action, resource)
        when { resource.flag && resource.color == resource.color || resource.d.lessThan(resource.d) };
        """;

    private static readonly RowFilterOptions Drop = new() { DropUntranslatablePermits = true };

    [Fact]
    public void UntranslatablePermit_IsAnErrorUnlessAskedFor()
    {
        var refusal = Assert.Throws<RowFilterException>(() => From(Policies, new()));

        Assert.Equal((RowFilterCodes.Arithmetic, "sum", 2, (string?)null), (refusal.Code, refusal.PolicyId, refusal.Span.Line, refusal.Target));
    }

    [Fact]
    public void DroppedPermit_IsNamedWithItsReason_AndGrantsNothing()
    {
        var result = From(Policies, Drop);
        var without = From(string.Join('\n', Policies.Split('\n').Where(line => !line.Contains("sum", StringComparison.Ordinal))), new());

        Assert.False(result.IsExact);
        Assert.Equal(("sum", RowFilterCodes.Arithmetic), (result.Dropped.Single().Policy.Id, result.Dropped.Single().Reason.Code));
        Assert.Equal(without.Filter, result.Filter);
        Assert.True(without.IsExact);
    }

    [Fact]
    public void PermitThatTheTargetCannotSay_IsDroppedWithTheTargetsName()
    {
        var result = From(Policies, Drop with { Target = RowCapabilities.LakeFormation });

        Assert.Equal(
            [("sum", RowFilterCodes.Arithmetic, null), ("columns", RowFilterCodes.ColumnComparison, "lakeformation")],
            result.Dropped.Select(one => (one.Policy.Id, one.Reason.Code, one.Reason.Target)));
    }

    [Theory]
    [InlineData("forbid(principal, action, resource) when { resource.n + 1 == 3 };", RowFilterCodes.Arithmetic)]
    [InlineData("forbid(principal, action, resource) when { resource == Row::\"r\" };", RowFilterCodes.ResourceId)]
    public void UntranslatableForbid_IsAlwaysAnError(string forbid, string code) =>
        Assert.Equal(code, Assert.Throws<RowFilterException>(() => From($"{Policies}\n{forbid}", Drop)).Code);

    [Fact]
    public void ForbidThatTheTargetCannotSay_IsAlwaysAnError()
    {
        const string forbid = "@id(\"no\") forbid(principal, action, resource) when { resource.t < context.now };";

        var refusal = Assert.Throws<RowFilterException>(() => From($"{Policies}\n{forbid}", Drop with { Target = RowCapabilities.Snowflake }));

        Assert.Equal((RowFilterCodes.Type, "no", 5, "snowflake"), (refusal.Code, refusal.PolicyId, refusal.Span.Line, refusal.Target));
    }

    [Fact]
    public void AllPermitsDropped_ShowsNothing() =>
        Assert.Equal(RowPredicate.False, From("permit(principal, action, resource) when { resource.n * 2 == 4 };", Drop).Filter);

    [Fact]
    public void SatisfiedPermit_KeepsTheForbidsThatDependOnTheRow()
    {
        var filter = From("permit(principal, action, resource); forbid(principal, action, resource) when { resource.flag };", new()).Filter;

        Assert.Equal("((\"n \"\"quoted\"\"\" IS NOT NULL) AND (\"flag\" <> TRUE))", DuckDbPrinter.Print(filter));
    }

    private static RowFilterResult From(string policies, RowFilterOptions options) => RowFilter.From(
        PartialEvaluator.Evaluate(
            PolicySet.Parse(policies, "p.cedar"),
            RandomWorld.Schema,
            RandomWorld.Entities,
            new(RandomWorld.Principal, RandomWorld.Read, RandomWorld.Rows, RandomWorld.Context(withFlag: true))),
        RandomWorld.Columns,
        options);
}
