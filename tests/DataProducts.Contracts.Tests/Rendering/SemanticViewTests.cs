using System.Text.RegularExpressions;
using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>The views for Athena, Trino and Snowflake; DuckDB's, which can be run here, have tests of their own.</summary>
public sealed partial class SemanticViewTests
{
    [Theory]
    [InlineData("access-model", Samples.AccessModel)]
    [InlineData("everything", Samples.Everything)]
    public void Views_AreTheGoldenFiles(string golden, string manifest)
    {
        Golden.Check(AthenaViewRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath($"{golden}.athena.sql"));
        Golden.Check(SnowflakeViewRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath($"{golden}.snowflake.sql"));
        Golden.Check(TrinoViewRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath($"{golden}.trino.sql"));
    }

    [Fact]
    public async Task AthenaViews_AreTrinosSql_OneAPortAndJurisdiction()
    {
        var answers = await Oracles.TrinoAsync(
            AthenaViewRenderer.Render(Samples.Manifest(Samples.AccessModel)),
            AthenaViewRenderer.Render(Samples.Manifest(Samples.Everything)),
            AthenaViewRenderer.Render(Samples.Hostile()));

        Assert.All(answers, answer => Assert.Empty(answer!["errors"]!.AsArray()));
        Assert.Equal(
            ["eu", "in", "ch", "us", "mc"], answers[0]!["views"]!.AsArray().Select(view => ((string)view!)[1..3]));
        Assert.Equal(
            ["\"ch__credit_risk__exposures__v0_sem\".\"exposures\"", "\"ch__credit_risk__exposures__v0_sem\".\"obligors\""],
            answers[1]!["views"]!.AsArray().Select(view => (string?)view));
    }

    [Fact]
    public async Task NestedTypesAndComments_AreTrinosSql()
    {
        var answers = await Oracles.TrinoAsync(
            AthenaViewRenderer.Render(Samples.Complete),
            AthenaViewRenderer.Render(Samples.HostileComplete()),
            TrinoViewRenderer.Render(Samples.Complete),
            TrinoViewRenderer.Render(Samples.HostileComplete()),
            TrinoViewRenderer.Render(Samples.Manifest(Samples.Everything)));

        Assert.All(answers, answer => Assert.Empty(answer!["errors"]!.AsArray()));
        Assert.All(
            answers.Take(3),
            answer => Assert.Equal(
                ["eu", "eu", "in", "in", "ch", "ch", "us", "us", "mc", "mc"], answer!["views"]!.AsArray().Select(view => ((string)view!)[1..3]).OrderBy(
                    code => Array.IndexOf(["eu", "in", "ch", "us", "mc"], code))));
    }

    // The owner's rights would pass by the rules on the table.
    [Fact]
    public void EveryTrinoView_HasItsReadersRights()
    {
        var views = TrinoViewRenderer.Render(Samples.Manifest(Samples.AccessModel)).Split("CREATE OR REPLACE VIEW")[1..];

        Assert.Equal(5, views.Length);
        Assert.All(views, view => Assert.Contains("\nSECURITY INVOKER AS\n", view, StringComparison.Ordinal));
    }

    [Fact]
    public async Task BrokenView_IsNoSql()
    {
        var good = AthenaViewRenderer.Render(Samples.Manifest(Samples.AccessModel));
        var answers = await Oracles.TrinoAsync(
            good.Replace(" AS boolean)", " AS)", StringComparison.Ordinal),
            good.Replace("CREATE OR REPLACE VIEW", "CREATE OR VIEW", StringComparison.Ordinal),
            good.Replace("AS \"country\",", "AS \"country", StringComparison.Ordinal),
            AthenaViewRenderer.Render(Samples.Complete).Replace("map(varchar, ", "map(varchar; ", StringComparison.Ordinal),
            TrinoViewRenderer.Render(Samples.Complete).Replace("'Where it goes.", "Where it goes.", StringComparison.Ordinal));

        Assert.All(answers, answer => Assert.NotEmpty(answer!["errors"]!.AsArray()));
    }

    // In every dialect: what is classified is masked, and no statement reads it.
    [Fact]
    public void ClassifiedColumn_IsNeverRead()
    {
        var manifest = Samples.Manifest(Samples.Everything);
        foreach (var view in new[] { AthenaViewRenderer.Render(manifest), SnowflakeViewRenderer.Render(manifest), DuckDbViewRenderer.Render(manifest), TrinoViewRenderer.Render(manifest) })
        {
            Assert.Matches("CAST\\(NULL AS [a-zA-Z]+\\(12, 2\\)\\) AS \"limit_amount\"", view);
            Assert.DoesNotMatch("CAST\\([^N)]*limit_amount", view);
            Assert.Matches("CAST\\(NULL AS [a-zA-Z]+\\) AS \"tax_id\"", view);
        }
    }

    [Fact]
    public void NoDescription_IsInAthenasViews() =>
        Assert.Equal(
            AthenaViewRenderer.Render(Samples.Manifest(Samples.AccessModel)), AthenaViewRenderer.Render(Samples.Hostile()));

    [Fact]
    public void SnowflakeComments_HoldTheTextAndNothingElse()
    {
        var manifest = Samples.Hostile();
        var (outside, literals) = SnowflakeText.Lex(SnowflakeViewRenderer.Render(manifest));

        Assert.Contains(Samples.HostileText, literals);
        Assert.Contains($"email{Samples.HostileText} A token that stands for personal data (EmailAddress), never the value.", literals);
        Assert.Equal(
            WithoutComments(SnowflakeText.Lex(SnowflakeViewRenderer.Render(Samples.Manifest(Samples.AccessModel))).Outside), WithoutComments(outside));
    }

    [Fact]
    public void SnowflakeComments_SayWhatTheTypeDoesNot()
    {
        var manifest = Samples.HostileComplete();
        var (_, literals) = SnowflakeText.Lex(SnowflakeViewRenderer.Render(manifest));

        Assert.Equal(2 * 5, literals.Count(literal => literal == manifest.Description));
        Assert.Equal(5 * (manifest.Ports.SelectMany(port => port.Columns).Count() + 2), literals.Count);
        Assert.All(manifest.Ports.SelectMany(port => port.Columns), column => Assert.Contains(ColumnText.InView(column), literals));
    }

    [Fact]
    public void AnyText_IsOneSnowflakeLiteral() => Gen
        .OneOf(Gen.String, Gen.String[Gen.Char["'\\\n;-\"$"], 0, 10])
        .Sample(
            text =>
            {
                var (outside, literals) = SnowflakeText.Lex($"a {SqlText.SnowflakeLiteral(text)} b");
                return literals.Count == 1 && string.Equals(literals[0], text, StringComparison.Ordinal) && outside == "a ' b";
            },
            iter: 20_000);

    private static string WithoutComments(string sql) => CommentClause().Replace(sql, string.Empty);

    [GeneratedRegex(" COMMENT '|COMMENT = '\n")]
    private static partial Regex CommentClause();
}
