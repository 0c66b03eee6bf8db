using CsCheck;

namespace DataProducts.Access.Tests;

/// <summary>A forbid only ever takes away, and a permit only ever gives: a team can read its own policies one by one.</summary>
public sealed class MonotonyTests
{
    private static readonly string[] RowConditions =
    [
        "resource.country == \"FR\"", "resource.visits > 3", "resource has legalHold && resource.legalHold", "!(resource has legalHold)",
        "resource.jurisdiction == principal.home", "resource.country like \"D*\"", "principal.coveredPerson",
        "[\"FR\", \"CH\"].contains(resource.country)", "context.instruments.contains(\"EU>US:dpf\")", "true",
    ];

    private static readonly string[] TokenConditions =
    [
        "resource.jurisdiction == DataProducts::Jurisdiction::\"CH\"", "principal.home == resource.jurisdiction", "context has purpose",
        "principal in DataProducts::Group::\"cross-border\"", "context.at.contains(DataProducts::Jurisdiction::\"US\")", "true",
    ];

    private static readonly string[] People = ["home-EU", "cross-EU", "cross-US", "covered", "stranger", "nowhere"];

    private static readonly Gen<string> Condition = Gen.Select(
        OneOf(RowConditions), OneOf(RowConditions), OneOf("{0}", "({0}) && ({1})", "({0}) || ({1})", "!({0})"),
        (left, right, form) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, left, right));

    private static readonly Gen<string> Body = Gen.Select(Condition, OneOf(TokenConditions), OneOf("readRow", "readColumn:Confidential", "EmailAddress"),
        (rows, tokens, action) => action == "EmailAddress"
            ? $"(principal, action == DataProducts::Action::\"detokenise:EmailAddress\", resource) when {{ {tokens} }};"
            : $"(principal, action == DataProducts::Action::\"{action}\", resource) when {{ {rows} }};");

    [Fact]
    public void AnotherForbid_NeverWidens_AndAnotherPermit_NeverNarrows() =>
        Gen.Select(Body.Array[0, 3], Gen.Bool.Array[3], Body, OneOf(People), OneOf(Given.Places)).Sample(
            (bodies, permits, added, person, data) =>
            {
                var before = bodies.Select((body, i) => (permits[i] ? "permit " : "forbid ") + body).Append(Given.RowPolicy).ToArray();
                var plain = Seen(Given.Model(before), person, data);

                Assert.Subset(plain, Seen(Given.Model([.. before, "forbid " + added]), person, data));
                Assert.Superset(plain, Seen(Given.Model([.. before, "permit " + added]), person, data));
            },
            iter: 150);

    [Fact]
    public void RowFilter_SaysOfEachRowWhatCedarSays() =>
        Gen.Select(Body.Array[1, 4], Gen.Bool.Array[4], OneOf(People), OneOf(Given.Places)).Sample(
            (bodies, permits, person, data) =>
            {
                var model = Given.Model([.. bodies.Select((body, i) => (permits[i] ? "permit " : "forbid ") + body)]);
                var people = Given.People();
                var question = Given.Ask(people, person);
                var decider = new AccessDecider(model, people);
                var filter = decider.Decide(Given.Port, data, question).Rows;

                foreach (var row in Rows.All)
                {
                    Assert.Equal(decider.DecideRow(Given.Port, data, question, row.Attributes).AllowedStrictly, row.Satisfies(filter));
                }
            },
            iter: 150);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static HashSet<string> Seen(AccessModel model, string person, Jurisdiction data)
    {
        var access = Given.Decide(model, person, data);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Rows.All)
        {
            if (row.Satisfies(access.Rows))
            {
                seen.Add($"row {row}");
            }

            if (row.Satisfies(access.Columns.Single().ShownWhen))
            {
                seen.Add($"city {row}");
            }
        }

        if (access.MayOpen(PiiKind.EmailAddress))
        {
            seen.Add("email");
        }

        return seen;
    }
}
