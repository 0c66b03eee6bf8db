using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace DataProducts.Access.Tests;

/// <summary>A plan with a mistake in it does not pass the judge: each mistake is one that a planner could make.</summary>
public sealed class PlanMutationTests
{
    private static readonly string[] Policies =
    [
        """
        permit (principal, action == DataProducts::Action::"readRow", resource) when { resource.country == "FR" && resource.visits > 3 }
        unless { resource has segment && resource.segment == "gold" };
        """,
        """
        forbid (principal, action == DataProducts::Action::"readRow", resource) when { resource has legalHold && resource.legalHold };
        """,
        """
        permit (principal, action == DataProducts::Action::"readColumn:Confidential", resource) when { resource has rating && resource.rating > 2 };
        """,
        """
        permit (principal, action == DataProducts::Action::"readColumn:Restricted", resource in DataProducts::Product::"retail.customers")
        when { principal in DataProducts::Group::"cross-border" };
        """,
    ];

    // Every combination on which one of the policies turns.
    private static readonly PlanRow[] Combinations =
    [
        .. from country in (string[])["FR", "DE"]
           from visits in (long[])[3, 5]
           from segment in (string?[])[null, "gold", "other"]
           from rating in (long?[])[null, 0, 5]
           from hold in (bool?[])[null, false, true]
           select new PlanRow(new Dictionary<string, object?>(StringComparer.Ordinal)
           {
               ["customer_id"] = "1", ["residence"] = "EU", ["email"] = "dp1_email", ["phone"] = null, ["city"] = "Bern", ["score"] = 7L, ["country"] = country,
               ["segment"] = segment, ["visits"] = visits, ["rating"] = rating, ["ceiling"] = null, ["legal_hold"] = hold,
           }),
    ];

    private static readonly PlanWorld World = RandomPlanWorld.Of(Policies, new Random(3), 0) with { Rows = Combinations };

    private static readonly PlanJudge Judge = new(World);

    private static readonly EngineTable Rows = new(World); // made once: every mistake is tried on the same rows

    private static readonly Dictionary<PlanTarget, AccessPlan> Good = Enum.GetValues<PlanTarget>().ToDictionary(target => target, Checked);

    [Theory]
    [InlineData(PlanTarget.LakeFormation, "drop a conjunct", """\(\\"visits\\" > 3\)""", "TRUE")]
    [InlineData(PlanTarget.LakeFormation, "drop a forbid", """\(\\"legal_hold\\" <> TRUE\)""", "TRUE")]
    [InlineData(PlanTarget.LakeFormation, "all rows", "\"FilterExpression\": \".*\"", "\"AllRowsWildcard\": {}")]
    [InlineData(PlanTarget.LakeFormation, "one column more", "\"customer_id\",", "\"customer_id\", \"city\",")]
    [InlineData(PlanTarget.LakeFormation, "the lake's own column", "\"customer_id\",", "\"customer_id\", \"dp_subject\",")]
    [InlineData(PlanTarget.LakeFormation, "another role", "role/r1\"", "role/r0\"")]
    [InlineData(PlanTarget.Snowflake, "drop a conjunct", "\\(\"VISITS\" > 3\\)", "TRUE")]
    [InlineData(PlanTarget.Snowflake, "drop a forbid", "\\(\"LEGAL_HOLD\" <> TRUE\\)", "TRUE")]
    [InlineData(PlanTarget.Snowflake, "forget the NULL", "COALESCE\\(.*, FALSE\\)", "COALESCE((NOT (\"SEGMENT\" = 'gold')), TRUE)")]
    [InlineData(PlanTarget.Snowflake, "clear in every row", "AND \\(\\(\"RATING\" IS NOT NULL\\) AND \\(\"RATING\" > 2\\)\\) THEN", "THEN")]
    [InlineData(PlanTarget.Snowflake, "clear for everyone", "ELSE CAST\\(NULL AS NUMBER\\(19, 0\\)\\) END", "ELSE \"DP_VALUE\" END")]
    [InlineData(PlanTarget.Snowflake, "no mask", "SET MASKING POLICY \\S+MASK_CITY", "SET MASKING POLICY \"X\"")]
    [InlineData(PlanTarget.Snowflake, "the lake's own column", "(?<=RETURNS BINARY ->\\n  )CAST\\(NULL AS BINARY\\)", "\"DP_VALUE\"")]
    [InlineData(PlanTarget.Starburst, "flip the polarity", "NOT coalesce", "coalesce")]
    [InlineData(PlanTarget.Starburst, "drop a conjunct", """\(\\"visits\\" > CAST\('3' AS bigint\)\)""", "TRUE")]
    [InlineData(PlanTarget.Starburst, "swap a mask", "CASE WHEN .* THEN", "CASE WHEN TRUE THEN")]
    [InlineData(PlanTarget.Starburst, "the lake's own column", "\"customer_id\",", "\"customer_id\", \"dp_row\",")]
    [InlineData(PlanTarget.Trino, "drop a conjunct", """\(\\"visits\\" > CAST\('3' AS bigint\)\)""", "TRUE")]
    [InlineData(PlanTarget.Trino, "drop a forbid", """\(\\"legal_hold\\" <> TRUE\)""", "TRUE")]
    [InlineData(PlanTarget.Trino, "swap a mask", "CASE WHEN .* THEN", "CASE WHEN TRUE THEN")]
    [InlineData(PlanTarget.Trino, "a name in upper case", "\"name\": \"city\"", "\"name\": \"CITY\"")]
    [InlineData(PlanTarget.Trino, "another role", "\"role\": \"r1\"", "\"role\": \"r0\"")]
    [InlineData(PlanTarget.Trino, "a pattern too wide", "\"role\": \"r1\"", "\"role\": \".*\"")]
    [InlineData(PlanTarget.Trino, "the lake's own column", "\"name\": \"dp_subject\"", "\"name\": \"dp_nothing\"")]
    public void Mistake_IsCaught(PlanTarget target, string mistake, string pattern, string replacement)
    {
        var plan = Good[target];
        var good = plan.Targets.Single();
        var bad = good with { Objects = [.. good.Objects.Select(one => one with { Text = Regex.Replace(one.Text, pattern, replacement) })] };
        Assert.False(good.Objects.SequenceEqual(bad.Objects), $"'{mistake}' changes nothing.");
        Assert.True(IsCaught(plan, bad), $"'{mistake}' passes.");
    }

    [Theory]
    [InlineData(PlanTarget.Starburst)]
    [InlineData(PlanTarget.Snowflake)]
    public void ForgottenAttachment_IsCaught(PlanTarget target)
    {
        var plan = Good[target];
        var good = plan.Targets.Single();
        foreach (var attachment in good.Objects.Where(one => one.Step == PlanStep.Attach && one.Text.Contains("eu__retail", StringComparison.OrdinalIgnoreCase)))
        {
            Assert.True(IsCaught(plan, good with { Objects = [.. good.Objects.Where(one => one != attachment)] }), attachment.Text);
        }
    }

    [Fact]
    public void OtherPolarityThanTheRealOne_IsCaught()
    {
        var plan = Good[PlanTarget.Starburst];

        Assert.NotEmpty(Judge.Violations(plan, plan.Targets.Single(), Rows, FilterPolarity.Visibility));
    }

    private static AccessPlan Checked(PlanTarget target)
    {
        var plan = World.Plan(FilterPolarity.Exclusion, target);
        Assert.Empty(Judge.Violations(plan, plan.Targets.Single(), Rows));
        return plan;
    }

    private static bool IsCaught(AccessPlan plan, TargetPlan bad)
    {
        try
        {
            return Judge.Violations(plan, bad, Rows).Count > 0;
        }
        catch (Exception refused) when (refused is XunitException or KeyNotFoundException or DuckDB.NET.Data.DuckDBException)
        {
            return true; // the engine itself would not take it
        }
    }
}
