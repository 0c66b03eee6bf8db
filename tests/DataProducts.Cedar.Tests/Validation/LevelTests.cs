namespace DataProducts.Cedar.Tests;

/// <summary>Levels by the rules of RFC 76: what reads an entity, from where depth is counted, and what cannot be read at all.</summary>
public sealed class LevelTests
{
    private static readonly CedarSchema Schema = CedarSchema.Parse("""
        entity Team;
        entity User in [Team] { boss: User, flag: Bool, name: String, net: ipaddr, box: { one: User }, mate?: User } tags User;
        entity Doc in [Team] { owner: User };
        action all;
        action view in [all] appliesTo { principal: User, resource: Doc, context: { user: User, box: { user: User }, on: Bool } };
        """, "");

    [Theory]
    [InlineData(0, "1 > 0")]
    [InlineData(0, "principal == User::\"a\" && resource is Doc && action == Action::\"view\"")]
    [InlineData(0, "context.on && context.user == principal && context.box has user")]
    [InlineData(0, "context.box.user is User && User::\"a\" is User")]
    [InlineData(0, "{ a: principal } has a && { a: principal }.a is User && [principal].contains(User::\"a\")")]
    [InlineData(0, "true || principal.flag")]
    [InlineData(0, "!(false && principal.flag)")]
    [InlineData(0, "if true then true else principal.flag")]
    [InlineData(1, "principal.flag")]
    [InlineData(1, "principal has mate")]
    [InlineData(1, "principal.hasTag(\"k\")")]
    [InlineData(1, "principal in Team::\"t\"")]
    [InlineData(1, "principal in [Team::\"t\"]")]
    [InlineData(1, "action in Action::\"all\"")]
    [InlineData(1, "Action::\"view\" in action")]
    [InlineData(1, "context.user.flag")]
    [InlineData(1, "context.box.user.flag")]
    [InlineData(1, "principal.box.one is User")]
    [InlineData(1, "principal.boss == resource.owner")]
    [InlineData(1, "(principal.flag || true) || true")]
    [InlineData(1, "if false then true else principal.flag")]
    [InlineData(1, "{ a: { b: principal } }.a.b.flag")]
    [InlineData(1, "ip(\"10.0.0.1\").isInRange(principal.net)")]
    [InlineData(1, "principal.name like \"*\"")]
    [InlineData(2, "principal.boss.flag")]
    [InlineData(2, "principal.box.one.flag")]
    [InlineData(2, "principal.boss in Team::\"t\"")]
    [InlineData(2, "principal in principal.boss.boss")]
    [InlineData(2, "principal has mate.boss")]
    [InlineData(2, "principal.hasTag(\"k\") && principal.getTag(\"k\").flag")]
    [InlineData(2, "principal.hasTag(principal.boss.name)")]
    [InlineData(2, "(if principal.flag then principal.boss else resource.owner).flag")]
    [InlineData(2, "{ a: principal, b: principal.boss.boss }.a.flag")]
    [InlineData(2, "{ a: { b: { c: principal }.c.boss }.b }.a.flag")]
    [InlineData(3, "(if principal.boss.boss.flag then principal else resource.owner).flag")]
    [InlineData(3, "principal.box.one.box.one.flag")]
    [InlineData(3, "principal.boss.hasTag(\"k\") && principal.boss.getTag(\"k\") in resource.owner.boss")]
    [InlineData(3, "(if principal.flag then principal.boss.boss else principal).flag")]
    public void Condition_NeedsItsLevelAndNoMore(int level, string condition)
    {
        var policies = PolicySet.Parse($"permit (principal, action, resource) when {{ {condition} }};", "p.cedar");

        Assert.Empty(Validate(policies, level).Errors);
        if (level > 0)
        {
            var errors = Validate(policies, level - 1).Errors;
            Assert.NotEmpty(errors);
            Assert.All(errors, error => Assert.Equal(CedarCodes.Level, error.Code));
        }
    }

    [Theory]
    [InlineData("User::\"a\".flag")]
    [InlineData("User::\"a\" has mate")]
    [InlineData("User::\"a\" in Team::\"t\"")]
    [InlineData("User::\"a\".hasTag(\"k\")")]
    [InlineData("(if context.on then User::\"a\" else principal).flag")]
    [InlineData("{ a: User::\"a\", b: principal }.a.flag")]
    [InlineData("Action::\"all\" in action")]
    public void EntityWrittenOut_IsReadAtNoLevel(string condition)
    {
        var policies = PolicySet.Parse($"permit (principal, action, resource) when {{ {condition} }};", "p.cedar");

        Assert.Empty(Validate(policies, null).Errors);
        Assert.Contains(Validate(policies, 9).Errors, error => error.Code == CedarCodes.LiteralRead);
    }

    [Theory]
    [InlineData("principal in Team::\"t\", action, resource", 1)]
    [InlineData("principal is User in Team::\"t\", action, resource", 1)]
    [InlineData("principal, action in [Action::\"all\"], resource", 1)]
    [InlineData("principal, action, resource in ?resource", 1)]
    [InlineData("principal == ?principal, action == Action::\"view\", resource is Doc", 0)]
    public void Scope_CountsToo(string scope, int level)
    {
        var policies = PolicySet.Parse($"permit ({scope});", "p.cedar");

        Assert.Empty(Validate(policies, level).Errors);
        Assert.Equal(level == 0, Validate(policies, 0).IsValid);
    }

    [Fact]
    public void Error_NamesTheOutermostReadOnce()
    {
        var error = Assert.Single(Validate(
            PolicySet.Parse("permit (principal, action, resource) when { context.on && principal.boss.boss.flag };", "p.cedar"), 1).Errors);

        Assert.Equal("p.cedar(1,59): error DP1355: This reads 3 entities deep, and policies may read 1 deep.", error.ToString());
    }

    private static ValidationResult Validate(PolicySet policies, int? level) =>
        PolicyValidator.Validate(policies, Schema, new() { MaxLevel = level });
}
