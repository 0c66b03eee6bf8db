namespace DataProducts.Cedar.Tests;

public sealed class ResidualTypeTests
{
    [Fact]
    public void EveryNode_HasItsType()
    {
        var left = DocWorld.When("resource.labels.containsAll(context.labels) && resource.level > context.level + 9223372036854775807").Residual;

        var and = Assert.IsType<AndExpr>(left);
        Assert.Equal(BoolType.Any, and.ResidualType);
        Assert.Equal(BoolType.Any, Assert.IsType<ErrorExpr>(and.Right).ResidualType);
        var contains = Assert.IsType<BinaryExpr>(and.Left);
        Assert.Equal(BoolType.Any, contains.ResidualType);
        var get = Assert.IsType<GetAttributeExpr>(contains.Left);
        Assert.Equal(new SetType(new StringType()), get.ResidualType);
        Assert.Equal(new EntityType("Doc"), get.Operand.ResidualType);
        Assert.Equal(new SetType(new StringType()), Assert.IsType<LiteralExpr>(contains.Right).ResidualType);
    }

    [Fact]
    public void BoundConstant_HasTheTypeThatTheSchemaDeclares()
    {
        var left = Assert.IsType<BinaryExpr>(DocWorld.When("{m: resource.meta, l: resource.level} == {m: resource.meta, l: 1}", DocWorld.BoundDocs).Residual);

        var bound = Assert.IsType<RecordExpr>(left.Left).Values[0];
        Assert.Equal(DocWorld.Meta, Assert.IsType<LiteralExpr>(bound).Value);
        Assert.Equal(DocWorld.Schema.EntityTypes["Doc"].Attributes.Attributes["meta"].Type, bound.ResidualType);
    }

    [Fact]
    public void ErrorInAnIf_HasTheTypeOfItsBranch()
    {
        var left = DocWorld.When("(if resource.secret then context.level + 9223372036854775807 else 1) == 1").Residual;

        var choice = Assert.IsType<IfExpr>(Assert.IsType<BinaryExpr>(left).Left);
        Assert.Equal(new LongType(), Assert.IsType<ErrorExpr>(choice.Then).ResidualType);
        Assert.Equal(new LongType(), choice.ResidualType);
    }

    [Fact]
    public void PolicyAsItWasRead_HasNoTypes() =>
        Assert.Null(PolicySet.Parse("permit(principal, action, resource) when { true };", "p.cedar").Policies[0].Conditions[0].Body.ResidualType);
}
