using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed partial class ContractDiffTests
{
    public static TheoryData<string> Names => [.. Mutations.All.Select(mutation => mutation.Name)];

    [Theory]
    [InlineData(Samples.AccessModel)]
    [InlineData(Samples.Everything)]
    public void SameContract_HasNoChange(string json)
    {
        var diff = ContractDiff.Between(Samples.Manifest(json), Samples.Manifest(json));

        Assert.Empty(diff.Changes);
        Assert.Equal((null, VersionBump.None, VersionBump.None, true), (diff.Level, diff.Required, diff.Chosen, diff.IsVersionSufficient));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OneChange_IsClassifiedAsTheTableSays(string name)
    {
        var mutation = Mutations.All.Single(one => one.Name == name);

        var diff = ContractDiff.Between(Mutations.Product, mutation.Apply(Mutations.Product));

        var change = Assert.Single(diff.Changes);
        Assert.Equal((mutation.Rule, mutation.Level, mutation.Path), (change.Rule, change.Level, change.Path));
        Assert.Equal(mutation.Level, diff.Level);
    }

    // The last change of several is never hidden by those before it, unless they undo it or take its place away.
    [Fact]
    public void SeveralChanges_AreAsGraveAsTheirLast_AndTheGravestStandsFirst() => Gen
        .Int[0, Mutations.All.Count - 1].Select(index => Mutations.All[index])
        .Where(mutation => !mutation.Name.StartsWith("remove a", StringComparison.Ordinal) && !mutation.Name.EndsWith("excludes itself", StringComparison.Ordinal))
        .Array[1, 6]
        .Select(chosen => chosen.DistinctBy(mutation => mutation.Name).ToArray()) // another order twice is the first again
        .Sample(
            chosen =>
            {
                var diff = ContractDiff.Between(Mutations.Product, chosen.Aggregate(Mutations.Product, (product, mutation) => mutation.Apply(product)));
                var levels = diff.Changes.Select(change => change.Level).ToList();
                return levels.SequenceEqual(levels.OrderDescending()) && diff.Level >= chosen[^1].Level;
            },
            iter: 2_000);

    // There and back: what one way adds, the other removes; neither is ever passed over.
    [Fact]
    public void EveryChange_IsSeenFromTheOtherSideToo() => Assert.All(
        Mutations.All, mutation => Assert.NotEmpty(ContractDiff.Between(mutation.Apply(Mutations.Product), Mutations.Product).Changes));

    [Fact]
    public void JurisdictionThatIsAdded_NeedsApproval_AndOneThatIsRemovedBreaks()
    {
        var swiss = Samples.Manifest(Samples.Everything);
        var indian = swiss with { Jurisdiction = Jurisdiction.IN };

        Assert.Equal([(30, ChangeLevel.Breaking), (30, ChangeLevel.Dangerous)], ContractDiff.Between(swiss, indian).Changes.Select(change => (change.Rule, change.Level)));

        var everywhere = swiss with { Jurisdiction = null };
        Assert.Equal([(30, ChangeLevel.Dangerous)], ContractDiff.Between(swiss, everywhere).Changes.Select(change => (change.Rule, change.Level)));
        Assert.Equal([(30, ChangeLevel.Breaking)], ContractDiff.Between(everywhere, swiss).Changes.Select(change => (change.Rule, change.Level)));
    }

    [Fact]
    public void JurisdictionOfARow_ThatIsToldInAnotherWay_Breaks()
    {
        var before = Samples.Manifest(Samples.AccessModel);
        var after = before with { Ports = [before.Ports[0] with { CountryColumn = "customer_id" }] };

        Assert.Equal([(25, ChangeLevel.Breaking)], ContractDiff.Between(before, after).Changes.Select(change => (change.Rule, change.Level)));
    }

    [Fact]
    public void TwoLevelsOfOneName_AreNeverTakenForTightened()
    {
        var port = Mutations.Product.Ports[0];
        var twice = Mutations.Product with { Ports = [port with { ServiceLevels = [.. port.ServiceLevels, port.ServiceLevels[1] with { Target = 0.9 }] }, Mutations.Product.Ports[1]] };

        Assert.Equal(ChangeLevel.Breaking, ContractDiff.Between(Mutations.Product, twice).Level);
    }

    [Fact]
    public void TwoProducts_AreNotCompared() => Assert.Equal("DP1222", Assert.Throws<DataProductException>(
        () => ContractDiff.Between(Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.Everything))).Id);

    [Theory]
    [InlineData("remove a column", "1.2.3", "2.0.0", true)]
    [InlineData("remove a column", "1.2.3", "2.0.0-rc.1", true)]
    [InlineData("remove a column", "1.2.3", "1.3.0", false)]
    [InlineData("remove a column", "1.2.3", "1.2.3", false)]
    [InlineData("int to long", "1.2.3", "1.3.0", true)]
    [InlineData("int to long", "1.2.3", "2.0.0", true)]
    [InlineData("int to long", "1.2.3", "1.2.4", false)]
    [InlineData("add a nullable column", "1.2.3", "1.2.4", true)]
    [InlineData("add a nullable column", "1.2.3", "1.2.3", false)]
    [InlineData("add a nullable column", "1.2.3", "1.2.2", false)]
    [InlineData("add a nullable column", "1.2.3", "1.2.3+build.2", false)]
    [InlineData("remove a column", "2.0.0", "1.0.0", false)]
    [InlineData("remove a column", "0.2.0", "0.2.1", true)]
    [InlineData("remove a column", "0.2.0", "0.2.0", false)]
    [InlineData("remove a column", "2.0.0-rc.1", "2.0.0-rc.2", true)]
    [InlineData("remove a column", "2.0.0-rc.2", "2.0.0-rc.10", true)]
    [InlineData("remove a column", "2.0.0-rc.10", "2.0.0-rc.2", false)]
    [InlineData("remove a column", "1.0.0", "99999999999999999999.0.0", true)]
    public void Version_MustBeRaisedAsFarAsTheGravestChange(string mutation, string from, string to, bool sufficient)
    {
        var after = Mutations.All.Single(one => one.Name == mutation).Apply(Mutations.Product) with { Version = to };

        Assert.Equal(sufficient, ContractDiff.Between(Mutations.Product with { Version = from }, after).IsVersionSufficient);
    }

    [Fact]
    public void NoChange_NeedsNoVersion_ButALowerOneIsNeverRight()
    {
        var product = Mutations.Product with { Version = "1.2.3" };

        Assert.True(ContractDiff.Between(product, product with { Version = "1.2.3+other" }).IsVersionSufficient);
        Assert.False(ContractDiff.Between(product, product with { Version = "1.2.2" }).IsVersionSufficient);
    }

    // The chain of semver.org §11.4.
    [Fact]
    public void Versions_HaveTheOrderOfTheStandard()
    {
        string[] chain =
        [
            "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0", "2.0.0",
        ];
        for (var i = 0; i < chain.Length; i++)
        {
            for (var j = 0; j < chain.Length; j++)
            {
                Assert.Equal(i <= j, SemanticVersion.Bump(chain[i], chain[j]) is not null);
                Assert.Equal(i == j, SemanticVersion.Bump(chain[i], chain[j]) == VersionBump.None);
            }
        }

        Assert.Equal(
            [VersionBump.Patch, VersionBump.Patch, VersionBump.Minor, VersionBump.Major],
            new[] { "1.0.0", "1.0.1", "1.1.0", "2.0.0" }.Select(version => SemanticVersion.Bump("1.0.0-rc.1", version)!.Value));
    }

    [Fact]
    public void Page_NamesEveryRule_AndTheLevelsThatItsChangesHave()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "diff.md"));
        var rows = Row().Matches(page).ToDictionary(
            match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), match => match);
        var broken = Mutations.All.GroupBy(mutation => mutation.Rule).ToDictionary(rule => rule.Key, rule => rule.Select(one => one.Level).Distinct());

        Assert.Equal(Enumerable.Range(1, 35), rows.Keys.Order());
        Assert.All(rows, row =>
        {
            var levels = Level().Matches(row.Value.Groups["level"].Value).Select(match => match.Value).Order();
            var isFound = row.Value.Groups["found"].Value.StartsWith("yes", StringComparison.Ordinal);
            Assert.Equal(isFound ? Rule.Title(row.Key) : string.Empty, isFound ? row.Value.Groups["title"].Value : Rule.Title(row.Key));
            Assert.True(!isFound || broken[row.Key].Select(level => level.ToString().ToUpperInvariant()).Order().SequenceEqual(levels), $"rule {row.Key}");
        });
    }

    // The analyzers know the names of classifications only as text.
    [Fact]
    public void Classifications_AreThoseOfTheVocabulary_TheMildestFirst() => Assert.Equal(Enum.GetNames<Classification>(), ProtectionChanges.Classifications);

    [Theory]
    [InlineData("1.2.3", VersionBump.Major, "2.0.0")]
    [InlineData("1.2.3", VersionBump.Minor, "1.3.0")]
    [InlineData("1.2.3+build.7", VersionBump.Patch, "1.2.4")]
    [InlineData("0.2.0", VersionBump.Patch, "0.2.1")]
    [InlineData("2.0.0-rc.1", VersionBump.Patch, "2.0.0-rc.2")]
    [InlineData("2.0.0-beta", VersionBump.Patch, "2.0.0-beta.1")]
    [InlineData("1.2.3", VersionBump.None, "1.2.3")]
    [InlineData("99999999999.0.0", VersionBump.Major, "99999999999.0.0")]
    public void Version_IsRaisedByOnePart(string version, VersionBump bump, string raised)
    {
        Assert.Equal(raised, SemanticVersion.Raise(version, bump));
        Assert.True(raised == version || SemanticVersion.Bump(version, raised) >= bump);
    }

    [GeneratedRegex(@"^\| (?<number>[0-9]+) \| (?<title>[^|]*) \| (?<level>[^|]*) \| (?<found>[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("BREAKING|DANGEROUS|SAFE")]
    private static partial Regex Level();
}
