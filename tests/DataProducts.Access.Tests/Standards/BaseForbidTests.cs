using CsCheck;
using DataProducts.Cedar;

namespace DataProducts.Access.Tests;

public sealed class BaseForbidTests
{
    private const string PermitAll = """
        permit (principal, action, resource);
        """;

    private const string Head = "@id(\"base.a\") @reason(\"why\") forbid (principal, action in DataProducts::Action::\"see\", resource) when { ";

    /// <summary>Conditions that are strictly valid, and what in them may err.</summary>
    public static TheoryData<string> MayFail { get; } =
    [
        "datetime(\"2026-01-01\").offset(duration(\"1d\")) < context.now",
        "context.now.durationSince(datetime(\"2026-01-01\")) > duration(\"1d\")",
        "context.now.toDate() == datetime(\"2026-01-01\")",
        "1 + 9223372036854775807 == 2",
        "1 - 2 == 3",
        "2 * 3 == 6",
        "-(1) == 2",
        "DataProducts::User::\"someone\".coveredPerson",
        "context has grant && (if context has purpose then principal else DataProducts::User::\"x\").coveredPerson",
        "principal.coveredPerson || 1 + 1 == 2",
        "[1 + 1].contains(2)",
        "{ \"a\": 1 + 1 } == { \"a\": 2 }",
        "duration(\"1d\").toDays() == 1",
    ];

    /// <summary>Whole policies that a package may not hold.</summary>
    public static TheoryData<string, string> Refused { get; } = new()
    {
        { "permits", "@id(\"base.a\") @reason(\"why\") permit (principal, action, resource);" },
        { "no id", "@reason(\"why\") forbid (principal, action, resource);" },
        { "a team's id", "@id(\"retail.a\") @reason(\"why\") forbid (principal, action, resource);" },
        { "a guard's id", "@id(\"guard.grant\") @reason(\"why\") forbid (principal, action, resource);" },
        { "only the prefix", "@id(\"base.\") @reason(\"why\") forbid (principal, action, resource);" },
        { "an id with quotes", "@id(\"base.a\\\"b\") @reason(\"why\") forbid (principal, action, resource);" },
        { "an id twice", "@id(\"base.a\") @reason(\"why\") forbid (principal, action, resource);\n@id(\"base.a\") @reason(\"why\") forbid (principal, action, resource);" },
        { "no reason", "@id(\"base.a\") forbid (principal, action, resource);" },
        { "no Cedar", "@id(\"base.a\") forbid" },
        { "a template", "@id(\"base.a\") @reason(\"why\") forbid (principal == ?principal, action, resource);" },
        { "unknown action", "@id(\"base.a\") @reason(\"why\") forbid (principal, action == DataProducts::Action::\"readRows\", resource);" },
        { "unknown class", "@id(\"base.a\") @reason(\"why\") forbid (principal, action == DataProducts::Action::\"readColumn:Secret\", resource);" },
        { "unguarded option of the context", Head + "context.purpose in DataProducts::Purpose::\"a\" };" },
        { "an attribute of some products", Head.Replace("action in DataProducts::Action::\"see\"", "action == DataProducts::Action::\"readRow\"", StringComparison.Ordinal) + "resource.legalHold };" },
        { "unknown jurisdiction", Head + "resource.jurisdiction == DataProducts::Jurisdiction::\"GB\" };" },
        { "unknown attribute of people", Head + "principal.age == 7 };" },
    };

    [Theory]
    [MemberData(nameof(MayFail))]
    public void ForbidThatMayErr_IsRefused(string condition) => Standards.Refused("DP1922", () => Standards.WithPolicy($"{Head}{condition} }};"), "policies/a.cedar(1,");

    [Theory]
    [MemberData(nameof(Refused))]
    public void PolicyThatIsNoBaseForbid_IsRefused(string what, string policy)
    {
        var refused = Assert.Throws<AccessException>(() => Standards.WithPolicy(policy));

        Assert.True(refused.Id == "DP1922", what);
        Assert.Contains("policies/a.cedar(", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IdInTwoFiles_IsRefused() => Standards.Refused(
        "DP1922", () => Standards.With(("policies/a.cedar", Standards.LegalHold), ("policies/b.cedar", Standards.LegalHold)), "policies/b.cedar(1,");

    [Fact]
    public void BaseForbid_DeniesWhateverTheTeamPermits()
    {
        var free = Given.Under(Standards.With(), PermitAll);
        var bound = Given.Under(Standards.WithPolicy(Standards.LegalHold), PermitAll);

        Assert.True(MayRead(free, hold: true));
        Assert.False(MayRead(bound, hold: true));
        Assert.True(MayRead(bound, hold: false));
        Assert.True(MayRead(bound, hold: null));
        Assert.NotEqual(free.Hash, bound.Hash);
        Assert.Contains("base.legal-hold", Given.Decide(bound, "home-EU", Jurisdiction.EU).Policies);

        var all = Given.Under(Standards.WithPolicy("@id(\"base.all\") @reason(\"closed\") forbid (principal, action, resource);"), PermitAll);
        var denied = Given.Decide(all, "home-EU", Jurisdiction.EU);
        Assert.Contains(new PolicyReason("base.all", "closed"), denied.Denied);
    }

    [Fact]
    public void BaseForbidThatDoesNotFitAProduct_IsRefusedThere()
    {
        var package = Standards.WithPolicy("""
            @id("base.a") @reason("why") forbid (principal, action == DataProducts::Action::"readRow", resource) when { resource has country && resource.country == 7 };
            """);

        Standards.Refused("DP1904", () => Given.Under(package, PermitAll), "policies/a.cedar(1,");
    }

    /// <summary>Whatever the check lets pass errs at no request: random conditions of parts that err and parts that do not.</summary>
    [Fact]
    public void ForbidThatIsAccepted_NeverErrs()
    {
        string[] parts =
        [
            "principal.coveredPerson", "context has purpose", "context has grant && context.grant.expires < context.now",
            "context has purpose && context.purpose in DataProducts::Purpose::\"financial-crime\"", "resource has legalHold && resource.legalHold",
            "context.at.contains(resource.jurisdiction)", "[resource.jurisdiction].containsAll(context.at)", "context.at.isEmpty()",
            "principal in DataProducts::Group::\"analysts\"", "resource has visits && resource.visits * 9223372036854775807 == 0",
            "resource has visits && resource.visits + 9223372036854775807 == 0", "DataProducts::User::\"absent\".coveredPerson",
            "context.now.offset(duration(\"106751991167d\")) < context.now", "context.now < datetime(\"2026-12-01\")", "resource has visits && resource.visits < 7",
            "resource has country && resource.country like \"D*\"",
        ];
        var part = Gen.Int[0, parts.Length - 1].Select(place => parts[place]);
        var and = Gen.Bool.Select(yes => yes ? "&&" : "||");
        var condition = Gen.Select(part, part, part, and, and, Gen.Bool).Select(
            (a, b, c, first, second, not) => $"{(not ? "!" : string.Empty)}(({a}) {first} ({b})) {second} ({c})");
        var people = Given.People();
        var (accepted, tried) = (0, 0);
        condition.Sample(
            text =>
            {
                Interlocked.Increment(ref tried);
                StandardsPackage package;
                try
                {
                    package = Standards.WithPolicy($"@id(\"base.a\") @reason(\"why\") forbid (principal, action == DataProducts::Action::\"readRow\", resource) when {{ {text} }};");
                }
                catch (AccessException refused) when (refused.Id == "DP1922")
                {
                    return;
                }

                Interlocked.Increment(ref accepted);
                var decider = new AccessDecider(Given.Under(package, PermitAll), people);
                foreach (var person in people.People)
                {
                    foreach (var (hold, visits) in new (bool?, long)[] { (null, 0), (true, long.MaxValue) })
                    {
                        var decision = decider.DecideRow(Given.Port, Jurisdiction.EU, Given.Ask(people, person.Id), Row(hold, visits));
                        Assert.Empty(decision.Errors);
                    }
                }
            },
            iter: 100, threads: 1);
        Assert.InRange(accepted, 10, tried - 10);
    }

    private static bool MayRead(AccessModel model, bool? hold)
    {
        var people = Given.People();
        return new AccessDecider(model, people).DecideRow(Given.Port, Jurisdiction.EU, Given.Ask(people, "home-EU"), Row(hold, 1)).AllowedStrictly;
    }

    private static Dictionary<string, CedarValue> Row(bool? hold, long visits)
    {
        var row = new Dictionary<string, CedarValue>(StringComparer.Ordinal)
        {
            ["customerId"] = CedarValue.Of("any"),
            ["country"] = CedarValue.Of("DE"),
            ["visits"] = CedarValue.Of(visits),
        };
        if (hold is { } known)
        {
            row.Add("legalHold", CedarValue.Of(known));
        }

        return row;
    }
}
