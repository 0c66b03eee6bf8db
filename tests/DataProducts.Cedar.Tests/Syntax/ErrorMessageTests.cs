using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class ErrorMessageTests
{
    private const string Scope = "permit(principal, action, resource)";

    private static readonly string[] Wrong =
    [
        "allow(principal, action, resource);",
        "permi(principal, action, resource);",
        "deny(principal, action, resource);",
        "@id \"a\" permit(principal, action, resource);",
        "@id(a) permit(principal, action, resource);",
        "@(\"a\") permit(principal, action, resource);",
        "@id(\"a\");",
        "nothing of use;",
        $"{Scope};;",
        $"{Scope}; when {{ true }};",
        $"{Scope}\n\n{Scope};",
        $"{Scope} when {{ true }}\n// the end",
        "permit principal, action, resource);",
        "permit(principal, action, resource;",
        "permit();",
        "permit(principal);",
        "permit(principal action, resource);",
        "permit(principle, action, resource);",
        "permit(action, principal, resource);",
        "permit(principal, action, context);",
        "permit(principal, action, resource, context);",
        "permit(principal = User::\"a\", action, resource);",
        "permit(principal != User::\"a\", action, resource);",
        "permit(principal.name == \"a\", action, resource);",
        "permit(principal == \"a\", action, resource);",
        "permit(principal == User:\"a\", action, resource);",
        "permit(principal == User\"a\", action, resource);",
        "permit(principal == User, action, resource);",
        "permit(principal in [User::\"a\", User::\"b\"], action, resource);",
        "permit(principal is \"User\", action, resource);",
        "permit(principal is User::\"a\", action, resource);",
        "permit(principal, action is Action, resource);",
        "permit(principal, action == [Action::\"a\"], resource);",
        "permit(principal, action in [Action::\"a\" Action::\"b\"], resource);",
        "permit(principal, action == User::\"a\", resource);",
        "permit(principal, action == ?action, resource);",
        "permit(principal == ?resource, action, resource);",
        "permit(principal == ? principal, action, resource);",
        "permit(principal in __cedar::\"a\", action, resource);",
        $"{Scope} {{ true }};",
        $"{Scope} when true;",
        $"{Scope} where {{ true }};",
        $"{Scope} wehn {{ true }};",
        $"{Scope} when {{ }};",
        $"{Scope} when {{ true ;",
        $"{Scope} when {{ (1 + 2 }};",
        $"{Scope} when {{ [1, 2 }};",
        $"{Scope} when {{ [1 2] == [] }};",
        $"{Scope} when {{ [1, ; 2] }};",
        $"{Scope} when {{ {{a: 1 b: 2}} == {{}} }};",
        $"{Scope} when {{ {{a = 1}} == {{}} }};",
        $"{Scope} when {{ {{in: 1}} == {{}} }};",
        $"{Scope} when {{ {{a: 1, a: 2}} == {{}} }};",
        $"{Scope} when {{ context.a = 1 }};",
        $"{Scope} when {{ context.a === 1 }};",
        $"{Scope} when {{ context.a <> 1 }};",
        $"{Scope} when {{ context.a & context.b }};",
        $"{Scope} when {{ context.a | context.b }};",
        $"{Scope} when {{ context.a and context.b or not context.c }};",
        $"{Scope} when {{ context.a / 2 == 1 % 2 }};",
        $"{Scope} when {{ context.a /* why */ }};",
        $"{Scope} when {{ context.a # why\n }};",
        $"{Scope} when {{ 1 < 2 < 3 }};",
        $"{Scope} when {{ !!!!!true }};",
        $"{Scope} when {{ !-1 }};",
        $"{Scope} when {{ 1 + if true then 1 else 2 }};",
        $"{Scope} when {{ if true then 1 }};",
        $"{Scope} when {{ context.a ? 1 : 2 }};",
        $"{Scope} when {{ context.a, context.b }};",
        $"{Scope} when {{ context.a; context.b }};",
        $"{Scope} when {{ context.a contains 1 }};",
        $"{Scope} when {{ context.a matches \"b\" }};",
        $"{Scope} when {{ context.a like b }};",
        $"{Scope} when {{ context.in }};",
        $"{Scope} when {{ context has in }};",
        $"{Scope} when {{ context[0] }};",
        $"{Scope} when {{ context[principal.id] }};",
        $"{Scope} when {{ context.a.contain(1) }};",
        $"{Scope} when {{ context.a.length() }};",
        $"{Scope} when {{ context.a.contains() }};",
        $"{Scope} when {{ context.a.isEmpty(1) }};",
        $"{Scope} when {{ context.a.ip() }};",
        $"{Scope} when {{ ipaddr(\"1.2.3.4\") == ip(\"1.2.3.4\") }};",
        $"{Scope} when {{ isInRange(context.a, context.b) }};",
        $"{Scope} when {{ (context)(1) }};",
        $"{Scope} when {{ user.name == \"a\" }};",
        $"{Scope} when {{ resorce.a }};",
        $"{Scope} when {{ User::Admin }};",
        $"{Scope} when {{ User:: }};",
        $"{Scope} when {{ context.a == null }};",
        $"{Scope} when {{ context.a == True }};",
        $"{Scope} when {{ principal == ?principal }};",
        $"{Scope} when {{ 1.5 < 2 }};",
        $"{Scope} when {{ 9223372036854775808 > 0 }};",
        $"{Scope} when {{ context.a == 'b' }};",
        $"{Scope} when {{ context.a == \"b }};\n{Scope} when {{ }};",
        $"{Scope} when {{ context.a == \"b\\q\" }};",
        $"{Scope} when {{ context.a == \"b && context.c\n == \"d\" }};",
        $"{Scope} when {{ \u0007 }};",
        $"{Scope} unless {{ é }};",
        $"{Scope} when {{ 1 + }}; permit(principal, action); {Scope} when {{ a }};",
    ];

    [Fact]
    public void EveryMistake_IsToldWithItsPlaceAndHelp()
    {
        var report = new StringBuilder();
        foreach (var text in Wrong)
        {
            report.Append("~~~\n").Append(text.Replace("\u0007", "<BEL>", StringComparison.Ordinal)).Append('\n');
            var findings = CedarSyntaxTree.Parse(text, "").Diagnostics;
            Assert.NotEmpty(findings);
            foreach (var finding in findings)
            {
                report.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {finding.Line}:{finding.Column} {finding.Code} {finding.Message}\n");
                report.Append(finding.Help is null ? "" : $"      {finding.Help}\n");
            }
        }

        TestKit.Golden.Check(report.ToString(), "tests/DataProducts.Cedar.Tests/Syntax/messages.txt");
    }
}
