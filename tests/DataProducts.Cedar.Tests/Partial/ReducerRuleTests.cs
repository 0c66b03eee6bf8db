namespace DataProducts.Cedar.Tests;

/// <summary>The rules of RFC 95, one by one: what is left of a condition, as text.</summary>
public sealed class ReducerRuleTests
{
    [Theory]
    [InlineData("true && resource.secret", "resource.secret")]
    [InlineData("context.flag && resource.secret", "resource.secret")]
    [InlineData("resource.secret && true", "resource.secret")]
    [InlineData("resource.secret && false", "resource.secret && false")]
    [InlineData("resource has note && false", "false")]
    [InlineData("resource has note || false", "resource has note")]
    [InlineData("resource has note || true", "true")]
    [InlineData("resource.secret || true", "resource.secret || true")]
    [InlineData("!context.flag || resource.secret", "resource.secret")]
    [InlineData("(resource.secret && false) && resource.level > 1", "resource.secret && false")]
    [InlineData("(resource.secret && !context.flag) && resource.level > 1", "resource.secret && false")]
    [InlineData("(resource.secret || true) || resource.level > 1", "resource.secret || true")]
    [InlineData("resource.secret && context.level + 9223372036854775807 > 0", "resource.secret && error()")]
    [InlineData("context.level + 9223372036854775807 > 0 && resource.secret", "error()")]
    [InlineData("resource.level > 1 && (context.level * 9223372036854775807 == 0 || true)", "resource.level > 1 && error()")]
    [InlineData("(if resource has note then resource.secret else true) && false", "(if resource has note then resource.secret else true) && false")]
    [InlineData("(if resource has note then 9223372036854775807 else 1) + 1 > 0 && false", "(if resource has note then 9223372036854775807 else 1) + 1 > 0 && false")]
    [InlineData("-(if resource has note then 2 else 1) > 0 && false", "-(if resource has note then 2 else 1) > 0 && false")]
    [InlineData(
        "resource.hasTag(\"k\") && resource.getTag(\"k\").isEmpty() && false", "resource.hasTag(\"k\") && resource.getTag(\"k\").isEmpty() && false")]
    [InlineData(
        "(if resource has note then decimal(\"1.0\") else decimal(\"2.0\")).lessThan(decimal(\"1.5\")) && false",
        "(if resource has note then decimal(\"1.0000\") else decimal(\"2.0000\")).lessThan(decimal(\"1.5000\")) && false")]
    public void Logic_KeepsErrors(string condition, string left) => Is(left, DocWorld.When(condition));

    [Theory]
    [InlineData("if context.flag then resource.secret else resource.level > 1", "resource.secret")]
    [InlineData("if resource.secret then context.level == 3 else context.level == 4", "if resource.secret then true else false")]
    [InlineData("if resource has note && false then resource.secret else true", "true")]
    [InlineData("if context.level + 9223372036854775807 > 0 then true else true", "error()")]
    [InlineData("if resource.secret && false then resource.level > 1 else true", "if resource.secret && false then error() else true")]
    [InlineData("(if resource.secret then {a: 1} else {a: 2}).a == context.level", "(if resource.secret then {\"a\": 1} else {\"a\": 2}).a == 3")]
    public void If_TakesTheBranchThatIsKnown(string condition, string left) => Is(left, DocWorld.When(condition));

    [Theory]
    [InlineData("resource is Doc", "true")]
    [InlineData("resource is Folder", "false")]
    [InlineData("resource is Doc in Folder::\"root\"", "true")]
    [InlineData("resource in Folder::\"f\"", "true")]
    [InlineData("resource in Folder::\"root\"", "true")]
    [InlineData("resource in Folder::\"other\"", "false")]
    [InlineData("resource in [Folder::\"other\", Folder::\"root\"]", "true")]
    [InlineData("resource in Doc::\"d\"", "resource in Doc::\"d\"")]
    [InlineData("resource in [Doc::\"d\", Doc::\"e\"]", "resource in [Doc::\"d\", Doc::\"e\"]")]
    [InlineData("resource == Doc::\"d\"", "resource == Doc::\"d\"")]
    [InlineData("resource == User::\"u\"", "false")]
    [InlineData("User::\"u\" != resource", "true")]
    [InlineData("principal in resource", "false")]
    [InlineData("Doc::\"d\" in resource", "Doc::\"d\" in resource")]
    [InlineData("resource == resource", "resource == resource")]
    [InlineData("principal in Team::\"top\"", "true")]
    [InlineData("principal in [Team::\"x\", Team::\"t\"]", "true")]
    [InlineData("principal in Team::\"x\"", "false")]
    [InlineData("principal is User in Team::\"top\"", "true")]
    [InlineData("action in Action::\"see\"", "true")]
    [InlineData("resource.owner == principal", "resource.owner == User::\"u\"")]
    [InlineData("resource.owner in Team::\"t\"", "resource.owner in Team::\"t\"")]
    [InlineData("resource.owner is User in Team::\"t\"", "resource.owner is User && resource.owner in Team::\"t\"")]
    [InlineData("resource.owner in context.teams", "resource.owner in []")]
    [InlineData("principal in context.teams", "false")]
    [InlineData("Comment::\"c\" in resource", "Comment::\"c\" in resource")]
    [InlineData("principal in resource.owner", "User::\"u\" in resource.owner")]
    public void Entities_AreDecidedByTypeAndHierarchy(string condition, string left) => Is(left, DocWorld.When(condition));

    [Theory]
    [InlineData("resource has note", "resource has note", "resource has note")]
    [InlineData("resource has region", "resource has region", "true")]
    [InlineData("resource has absent", "false", "false")]
    [InlineData("resource has absent.more", "false", "false")]
    [InlineData("resource has region && resource.region == principal.home", "resource has region && resource.region == Region::\"eu\"", "true")]
    [InlineData("resource.meta.words > 3", "resource.meta.words > 3", "true")]
    [InlineData("resource has meta.lang", "resource has meta && resource.meta has lang", "true")]
    [InlineData("resource has meta.by.tool", "resource has meta && resource.meta has by && resource.meta.by has tool", "false")]
    [InlineData("resource.meta has by.tool", "resource.meta has by && resource.meta.by has tool", "false")]
    [InlineData("resource.labels.isEmpty()", "resource.labels.isEmpty()", "true")]
    [InlineData("resource.labels.containsAll(context.labels)", "resource.labels.containsAll([])", "true")]
    [InlineData("resource.hasTag(context.key)", "resource.hasTag(\"k\")", "true")]
    [InlineData("resource.hasTag(\"none\")", "resource.hasTag(\"none\")", "false")]
    [InlineData("resource.hasTag(\"k\") && resource.getTag(\"k\").contains(\"x\")", "resource.hasTag(\"k\") && resource.getTag(\"k\").contains(\"x\")", "true")]
    [InlineData("resource.hasTag(resource.title)", "resource.hasTag(resource.title)", "resource.hasTag(resource.title)")]
    [InlineData("resource.owner.level > 1", "resource.owner.level > 1", "User::\"absent\".level > 1")]
    public void AttributesAndTags_AreKnownWhereTheyAreBound(string condition, string left, string bound)
    {
        Is(left, DocWorld.When(condition));
        Is(bound, DocWorld.When(condition, DocWorld.BoundDocs));
    }

    [Theory]
    [InlineData("{a: resource.level, b: 1}.a > 2", "resource.level > 2")]
    [InlineData("{a: 1, b: resource.level}.a == 1", "{\"a\": 1, \"b\": resource.level}.a == 1")]
    [InlineData("{a: 1, b: resource has note}.a == 1", "true")]
    [InlineData("{a: 1, b: resource has note} has a", "true")]
    [InlineData("{a: 1, b: resource has note} has c", "false")]
    [InlineData("{a: {b: 1, c: resource has note}} has a.b", "true")]
    [InlineData("{a: resource.level} has a", "{\"a\": resource.level} has a")]
    [InlineData("[context.key, resource.title].contains(\"x\")", "[\"k\", resource.title].contains(\"x\")")]
    [InlineData("[context.key, \"x\"].contains(resource.title)", "[\"k\", \"x\"].contains(resource.title)")]
    [InlineData("[context.key, \"x\"].contains(\"x\")", "true")]
    [InlineData("[resource.level, context.level + 9223372036854775807].contains(1)", "error()")]
    [InlineData("resource.title like \"a*\"", "resource.title like \"a*\"")]
    [InlineData("context.key like \"k*\"", "true")]
    [InlineData("resource.level + 1 > context.level + 1", "resource.level + 1 > 4")]
    [InlineData("-resource.level < 0", "-resource.level < 0")]
    [InlineData("-context.level < 0", "true")]
    [InlineData("decimal(\"1.5\").lessThan(resource.price)", "decimal(\"1.5000\").lessThan(resource.price)")]
    [InlineData("resource.seen < datetime(\"1970-01-01\").offset(duration(\"1ms\"))", "resource.seen < datetime(\"1970-01-01\").offset(duration(\"1ms\"))")]
    [InlineData("!resource.secret", "!resource.secret")]
    [InlineData("principal.hasTag(context.key) && principal.getTag(context.key) == \"v\"", "true")]
    public void Values_FoldWhereNothingIsLost(string condition, string left) => Is(left, DocWorld.When(condition));

    private static void Is(string expected, PartialPolicy left)
    {
        Assert.Equal(expected, left.Residual.ToString());
        var outcome = expected switch
        {
            "true" => PartialOutcome.Satisfied,
            "false" => PartialOutcome.NotSatisfied,
            "error()" => PartialOutcome.Error,
            _ => PartialOutcome.Residual,
        };
        Assert.Equal(outcome, left.Outcome);
        Assert.Null(Fuzz.ResidualTyping.Problem(DocWorld.Schema, DocWorld.Request(DocWorld.Docs), left.Residual));
    }
}
