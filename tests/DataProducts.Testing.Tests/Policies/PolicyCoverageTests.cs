namespace DataProducts.Testing.Tests.Policies;

public sealed class PolicyCoverageTests
{
    private const string OneRow = """
        @id("team.rows")
        @reason("why not")
        permit (
          principal in DataProducts::Group::"fraud-analysts",
          action == DataProducts::Action::"readRow", // forbid nobody
          resource in DataProducts::Product::"retail.customers"
        )
        when { resource.jurisdiction == principal.home && resource.country != "FR" };
        """;

    private static readonly PolicyCase Seen = new()
    {
        Viewer = "anna@bank.example",
        Purpose = "fraud-detection",
        Row = new Dictionary<string, object?> { ["country"] = "DE" },
        Sees = true,
    };

    [Fact]
    public void SampleTeamsTests_MissNoPolicy()
    {
        var report = PolicyCoverage.Of(Bank.Policies(), Bank.Cases());

        Assert.Empty(report.Untested);
        Assert.Equal(6, report.Policies);
        Assert.True(report.Unnoticed.Count == 0, CoverageText.ToText(report));
        Assert.True(report.Mutants.Count > 20, CoverageText.ToText(report));
    }

    [Fact]
    public void WithoutTests_NothingIsNoticed()
    {
        var report = PolicyCoverage.Of(Bank.Policies(), []);

        Assert.Equal(6, report.Untested.Count);
        Assert.Equal(0, report.Share);
    }

    [Fact]
    public void OneTestOfWhatIsSeen_NoticesWhatTakesItAway_AndNotWhatAdds()
    {
        var report = PolicyCoverage.Of(Bank.With(OneRow), [Seen]);

        Assert.Equal(
            [
                "Deleted True", "EffectFlipped True", "ConditionDropped False", "OperandDropped False", "OperandDropped False", "ScopeWidened False",
                "ScopeWidened False",
            ],
            report.Mutants.Select(one => $"{one.Kind} {one.NoticedBy is not null}"));
        Assert.Equal((1, 1), (report.Mutants[0].Line, report.Mutants[0].Column));
        Assert.Equal((3, 1), (report.Mutants[1].Line, report.Mutants[1].Column));
        Assert.Equal((8, 1), (report.Mutants[2].Line, report.Mutants[2].Column));
        Assert.Empty(report.Untested);
    }

    [Fact]
    public void TestThatDoesNotHold_IsNoMeasure()
    {
        var wrong = Seen with { Sees = false };

        Assert.Throws<DataProductAssertionException>(() => PolicyCoverage.Of(Bank.With(OneRow), [wrong]));
    }

    [Fact]
    public void WhatWasAsserted_IsMeasured()
    {
        var policies = Bank.With(OneRow);
        Assert.Equal(0, PolicyCoverage.Of(policies).Tests);
        PolicyAssert.That(policies).Viewer("anna@bank.example").For("fraud-detection").Row(("country", "DE")).SeesTheRow();

        var report = PolicyCoverage.Of(policies);

        Assert.Equal(1, report.Tests);
        Assert.Empty(report.Untested);
    }

    [Fact]
    public void Texts_SayWhatIsMissing()
    {
        var report = PolicyCoverage.Of(Bank.With(OneRow), []);

        Assert.Contains("No test notices if these are deleted: team.rows.", CoverageText.ToText(report), StringComparison.Ordinal);
        Assert.Contains("team.cedar(1,1): no test notices team.rows deleted\n", CoverageText.ToText(report), StringComparison.Ordinal);
        Assert.Contains("| `team.rows` | `forbids instead of permits` | `team.cedar:3` |\n", CoverageText.ToMarkdown(report), StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(CoverageText.ToJson(report));
        Assert.Equal("Deleted", json.RootElement.GetProperty("mutants")[0].GetProperty("kind").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("share").GetDouble());
        Assert.Equal("team.rows", json.RootElement.GetProperty("untested")[0].GetString());
    }

    [Fact]
    public void HostileText_StaysInItsCell()
    {
        var report = new PolicyCoverageReport(
            "a.b", 0, 1, [new("x`|<script>", "p.cedar", 1, 1, MutationKind.Deleted, "a\n| b ``c", null)], 0);

        Assert.Contains("| `` x`\\|<script> `` | ``` a \\| b ``c ``` | `p.cedar:1` |\n", CoverageText.ToMarkdown(report), StringComparison.Ordinal);
    }
}
