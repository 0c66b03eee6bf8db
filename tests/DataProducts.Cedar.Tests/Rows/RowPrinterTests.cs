using System.Collections.Immutable;
using System.Text;
using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

/// <summary>What each engine is given, and what it is refused before a character is written.</summary>
public sealed class RowPrinterTests
{
    private static readonly RowOrigin Origin = new("p", "p.cedar", new SourceSpan(7, 3, 2, 5));

    private static readonly RowColumn Text = new("s", RowColumnType.String, true);

    private static readonly RowColumn Number = new("n", RowColumnType.Long, false);

    private static readonly RowColumn List = new("l", RowColumnType.Set(RowColumnType.Long), false);

    private static readonly RowColumn Field = new("it's", RowColumnType.Long, true) { Within = new("a \"b\"", RowColumnType.Record(ImmutableDictionary<string, RowColumn>.Empty), true) };

    private static readonly RowCapabilities[] Targets =
        [RowCapabilities.DuckDb, RowCapabilities.Trino, RowCapabilities.Snowflake, RowCapabilities.LakeFormation];

    private static readonly Dictionary<string, RowPredicate> Conditions = new(StringComparer.Ordinal)
    {
        ["value"] = new ComparePredicate(Number, RowComparison.Less, CedarValue.Of(long.MinValue)),
        ["columns"] = new CompareColumnsPredicate(Number, RowComparison.Equal, Number with { Column = "m" }),
        ["pattern"] = new LikePredicate(Text, new(["a", null])),
        ["escaped pattern"] = new LikePredicate(Text, new(["a%", null, "_\\!"])),
        ["instant"] = new ComparePredicate(new("t", RowColumnType.DateTime, false), RowComparison.Equal, CedarValue.DateTime(-1)),
        ["instant with zone"] = new ComparePredicate(new("t", RowColumnType.DateTimeTz, false), RowComparison.Equal, CedarValue.DateTime(-1)),
        ["year 10000"] = new ComparePredicate(new("t", RowColumnType.DateTime, false), RowComparison.Equal, CedarValue.DateTime(253_402_300_800_000)),
        ["duration"] = new ComparePredicate(new("d", RowColumnType.Duration, false), RowComparison.Greater, CedarValue.Duration(-5)),
        ["entity"] = new InPredicate(new("e", RowColumnType.Entity("User"), false), [CedarValue.Of(new EntityUid("User", "o'x")), CedarValue.Of(new EntityUid("User", "y"))]),
        ["contains"] = new ContainsPredicate(List, CedarValue.Of(1)),
        ["contains column"] = new ContainsColumnPredicate(List, Number),
        ["within"] = new SubsetPredicate(List, [CedarValue.Of(1), CedarValue.Of(2)]),
        ["empty"] = new SubsetPredicate(List, []),
        ["null element"] = new NotPredicate(new HasNullElementPredicate(List)),
        ["field"] = new ComparePredicate(Field, RowComparison.Equal, CedarValue.Of(1)),
        ["NUL"] = new ComparePredicate(Text, RowComparison.Equal, CedarValue.Of("a\0")),
        ["tab"] = new ComparePredicate(Text, RowComparison.Equal, CedarValue.Of("a\tb")),
        ["half a pair"] = new ComparePredicate(Text, RowComparison.Equal, CedarValue.Of("a\ud83d")),
        ["other half"] = new IsNullPredicate(new("\ude00", RowColumnType.Bool, true)),
        ["pair"] = new ComparePredicate(Text, RowComparison.Equal, CedarValue.Of("'😀\\")),
        ["long list"] = new InPredicate(Number, [.. Enumerable.Range(0, 16_385).Select(i => CedarValue.Of(i))]),
        ["deep"] = Enumerable.Range(0, 500).Aggregate((RowPredicate)new IsNullPredicate(Text), (inner, i) =>
            i % 2 == 0 ? new AndPredicate([inner, new IsNullPredicate(Number)]) : new OrPredicate([inner, new IsNullPredicate(Number)])),
    };

    [Fact]
    public void EachTarget_SaysOrRefusesAsThePageTells()
    {
        var page = new StringBuilder();
        foreach (var (name, condition) in Conditions)
        {
            page.Append(name).Append('\n');
            foreach (var target in Targets)
            {
                page.Append("  ").Append(target.Target).Append(": ").Append(Refusal(condition, target) ?? "yes").Append('\n');
            }

            if (Refusal(condition, RowCapabilities.DuckDb) is null && condition.Size < 100)
            {
                page.Append("  ").Append(DuckDbPrinter.Print(condition)).Append('\n');
            }
        }

        TestKit.Golden.Check(page.ToString(), "tests/DataProducts.Cedar.Tests/Golden/row-capabilities.txt");
    }

    [Fact]
    public void Refusal_NamesPolicyPlaceConstructAndTarget()
    {
        var condition = new AndPredicate([new IsNullPredicate(Text), new CompareColumnsPredicate(Number, RowComparison.Equal, Number with { Column = "m" }) { Origin = Origin }]);

        var refusal = Assert.Throws<RowFilterException>(() => RowCapabilities.LakeFormation.Check(condition));

        Assert.Equal(
            ("FGAC-REFUSED-COLUMN-COMPARISON", "p", "p.cedar", Origin.Span, "lakeformation"),
            (refusal.Code, refusal.PolicyId, refusal.Path, refusal.Span, refusal.Target));
        Assert.StartsWith("p.cedar(2,5): error FGAC-REFUSED-COLUMN-COMPARISON: The policy 'p' compares the column", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryConditionOfAFilter_KnowsItsPolicyAndPlace()
    {
        var policies = PolicySet.Parse(
            "permit(principal, action, resource) when {\n resource.n < 3 &&\n [1, 2].contains(resource.n) ||\n resource has os && resource.os like \"a*\" };", "p.cedar");
        var result = PartialEvaluator.Evaluate(policies, RandomWorld.Schema, RandomWorld.Entities, new(RandomWorld.Principal, RandomWorld.Read, RandomWorld.Rows, RandomWorld.Context(true)));

        var lines = Leaves(RowFilter.From(result, RandomWorld.Columns)).Select(leaf => leaf.Origin is { } origin ? $"{origin.PolicyId} {origin.Span.Line}" : "guard").ToHashSet();

        Assert.Equal(["guard", "policy0 2", "policy0 3", "policy0 4"], lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DeepestAndLargestConditions_AreTakenByDuckDb()
    {
        using var table = new RowTable();
        table.Fill([("s", "VARCHAR"), ("n", "BIGINT")], [["NULL", "1"]]);
        var deep = ((OrPredicate)Conditions["deep"]).Items[0];

        Assert.Equal(RowCapabilities.DuckDb.MaxDepth, deep.Depth);
        Assert.Empty(table.Select(DuckDbPrinter.Print(deep)));
        Assert.Equal([0], table.Select(DuckDbPrinter.Print(Conditions["long list"])));
    }

    [Fact]
    public void EqualConditions_AreEqualWhereverTheyComeFrom()
    {
        foreach (var (name, condition) in Conditions)
        {
            var again = condition switch
            {
                InPredicate list => new InPredicate(list.Column, [.. list.Values]) { Origin = Origin },
                LikePredicate like => new LikePredicate(like.Column, new([.. like.Pattern.Parts])) { Origin = Origin },
                SubsetPredicate subset => new SubsetPredicate(subset.Column, [.. subset.Values]) { Origin = Origin },
                _ => condition with { Origin = Origin },
            };
            Assert.True(condition.Equals(again) && condition.GetHashCode() == again.GetHashCode() && condition.ToString() == again.ToString(), name);
            Assert.Equal(1, Conditions.Values.Count(condition.Equals));
        }
    }

    private static string? Refusal(RowPredicate condition, RowCapabilities target)
    {
        try
        {
            target.Check(condition);
            return null;
        }
        catch (RowFilterException refused)
        {
            Assert.Equal(target.Target, refused.Target);
            return $"{refused.Code}: {refused.Reason}";
        }
    }

    private static IEnumerable<RowPredicate> Leaves(RowPredicate predicate) => predicate switch
    {
        AndPredicate and => and.Items.SelectMany(Leaves),
        OrPredicate or => or.Items.SelectMany(Leaves),
        NotPredicate not => Leaves(not.Item),
        _ => [predicate],
    };
}
