namespace DataProducts.Cedar.Tests;

/// <summary>What a team reads when its policy is wrong.</summary>
public sealed class MessageTests
{
    private static readonly CedarSchema Schema = CedarSchema.Parse("""
        namespace App {
          entity Color enum ["red", "green"];
          entity Group;
          entity User in [Group] { name: String, age?: Long, address: { street: String, zip?: Long } };
          entity Admin { name: String, level: Long };
          entity Doc { owner: User, colors: Set<Color>, price: decimal };
          action view appliesTo { principal: [User, Admin], resource: Doc, context: { mfa: Bool } };
          action edit appliesTo { principal: User, resource: [Doc, Group], context: { ip: ipaddr } };
        }
        """, "");

    [Theory]
    [InlineData("principal is App::User && principal.nam == \"a\"",
        "DP1324: There is no attribute 'nam' in 'App::User'. Did you mean 'name'?", "principal.nam")]
    [InlineData("principal is App::User && principal.address.zap == 1",
        "DP1324: There is no attribute 'zap' in the record 'principal.address'. Did you mean 'zip'?", "principal.address.zap")]
    [InlineData("principal is App::User && principal.age > 1",
        "DP1329: The attribute 'age' of 'App::User' is optional; it may not be there. Ask 'principal has age && …' first.", "principal.age")]
    [InlineData("principal.level > 1", "DP1324: There is no attribute 'level' in 'App::User'.", "principal.level")]
    [InlineData("action == App::Action::\"view\" && context.mfaa",
        "DP1324: There is no attribute 'mfaa' in the context of App::Action::\"view\". Did you mean 'mfa'?", "context.mfaa")]
    [InlineData("context.mfa", "DP1324: There is no attribute 'mfa' in the context of App::Action::\"edit\".", "context.mfa")]
    [InlineData("principal is Usr", "DP1320: The schema declares no entity type 'Usr'.", "principal is Usr")]
    [InlineData("principal is User", "DP1320: The schema declares no entity type 'User'. Did you mean 'App::User'?", "principal is User")]
    [InlineData("action == App::Action::\"veiw\"",
        "DP1321: The schema declares no action App::Action::\"veiw\". Did you mean App::Action::\"view\"?", "App::Action::\"veiw\"")]
    [InlineData("action == Action::\"view\"",
        "DP1321: The schema declares no action Action::\"view\". Did you mean App::Action::\"view\"?", "Action::\"view\"")]
    [InlineData("resource is App::Doc && resource.colors.contains(App::Color::\"blue\")",
        "DP1322: 'App::Color' has no id \"blue\". It has \"green\", \"red\".", "App::Color::\"blue\"")]
    [InlineData("resource is App::Doc && resource.colors.contains(App::Color::\"gren\")",
        "DP1322: 'App::Color' has no id \"gren\". Did you mean \"green\"?", "App::Color::\"gren\"")]
    [InlineData("principal.name + \"x\" == \"ax\"", "DP1323: Long is needed here, not String. Cedar neither joins nor measures strings.", "principal.name")]
    [InlineData("resource is App::Doc && resource.price < decimal(\"1.0\")",
        "DP1323: Long, datetime or duration is needed here, not decimal. "
            + "Compare decimals with lessThan, lessThanOrEqual, greaterThan or greaterThanOrEqual.", "resource.price")]
    [InlineData("resource is App::Doc && resource.owner == \"ann\"",
        "DP1328: The two sides have different types, App::User and String. Types have to be equal.", "resource.owner == \"ann\"")]
    [InlineData("[principal.name, 7].contains(\"a\")",
        "DP1328: The elements of a set have one type, but Long stands here among String. Types have to be equal.", "7]")]
    [InlineData("(if principal.name like \"*\" then { a: 1 } else { b: 1 }) == { a: 1 }",
        "DP1328: The branches have different types, {\"a\": Long} and {\"b\": Long}. Only one of the records has 'a'.", "if principal")]
    [InlineData("resource.hasTag(\"k\") || resource.getTag(\"k\") == \"v\"", "DP1351: 'App::Doc' declares no tags. Declare them in the schema.", "resource.getTag")]
    [InlineData("principal.name == []", "DP1325: An empty set literal has no type. Use isEmpty(), or leave the condition out.", "[]")]
    [InlineData("ip(\"1.2.3\").isIpv4()",
        "DP1353: '1.2.3' is no ip. An address looks like 192.168.0.1, 192.168.0.0/24, ::1, or ff00::/8.", "ip(\"1.2.3\")")]
    [InlineData("ip(principal.name).isIpv4()",
        "DP1354: 'ip' takes a literal, nothing that is calculated. Put the value itself into the entity or the context, in place of its text.", "ip(principal")]
    [InlineData("ip(\"::1\", \"::2\").isIpv4()", "DP1352: 'ip' takes 1 argument, not 2.", "ip(")]
    public void WrongCondition_IsExplainedAtItsPlace(string condition, string message, string place)
    {
        const string Start = "permit (principal, action, resource) when { ";
        var errors = PolicyValidator.Validate(PolicySet.Parse($"{Start}{condition} }};", "p.cedar"), Schema).Errors;

        var column = Start.Length + condition.IndexOf(place, StringComparison.Ordinal) + 1;
        Assert.Contains(errors, error => error.ToString().StartsWith($"p.cedar(1,{column}): error {message}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("principal.level > 1 || principal.name == \"\"", "There is no attribute 'level' in 'App::User'.")]
    [InlineData("(if principal is App::Admin then 1 else \"\") == 1", "This is so for principals of type 'App::User'.")]
    [InlineData("[context has ip, resource is App::Doc].contains(principal is App::Admin && 1 + (if context has mfa then \"\" else \"\") == 1)",
        "Long is needed here, not String. Cedar neither joins nor measures strings.")]
    [InlineData("action == App::Action::\"edit\" && resource is App::Group && \"\" < 1",
        "Long is needed here, not String. Cedar neither joins nor measures strings. This is so for resources of type 'App::Group'.")]
    [InlineData("action == App::Action::\"edit\" && \"\" < 1",
        "Long is needed here, not String. Cedar neither joins nor measures strings. This is so for the action App::Action::\"edit\".")]
    [InlineData("principal is App::Admin && \"\" < 1",
        "Long is needed here, not String. Cedar neither joins nor measures strings. This is so for principals of type 'App::Admin'.")]
    [InlineData("principal is App::User && resource is App::Doc && \"\" < 1",
        "This is so for a principal of type 'App::User' with the action App::Action::\"view\" and a resource of type 'App::Doc', "
            + "a principal of type 'App::User' with the action App::Action::\"edit\" and a resource of type 'App::Doc'.")]
    public void ErrorOfSomeRequests_SaysWhich(string condition, string expected) => Assert.Contains(
        PolicyValidator.Validate(PolicySet.Parse($"permit (principal, action, resource) when {{ {condition} }};", ""), Schema).Errors,
        error => error.ToString().Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void ScopeThatNeedsIn_SaysSo()
    {
        var warning = Assert.Single(PolicyValidator.Validate(
            PolicySet.Parse("permit (principal == App::Group::\"g\", action == App::Action::\"view\", resource);", "p.cedar"), Schema).Warnings);

        Assert.Equal("p.cedar(1,1): warning DP1327: No action applies to the principals and resources of the scope. "
            + "Write 'in' instead of '==' for the principal.", warning.ToString());
    }

    [Fact]
    public void ManyErrors_AreAllFoundInOneRun()
    {
        const string Text = "permit (principal, action, resource) when { principal.nam == 1 && \"a\" < 2 && [] == [1, \"\"] && ip(\"x\").isIpv4(1) };";
        var codes = PolicyValidator.Validate(PolicySet.Parse(Text, ""), Schema).Errors.Select(error => error.Code);

        Assert.Equal([CedarCodes.Attribute, CedarCodes.Type, CedarCodes.EmptySet, CedarCodes.IncompatibleTypes, CedarCodes.ArgumentCount, CedarCodes.InvalidLiteral],
            codes.Distinct());
    }
}
