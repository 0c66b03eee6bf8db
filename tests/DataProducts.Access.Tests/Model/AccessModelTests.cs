using CsCheck;

namespace DataProducts.Access.Tests;

public sealed class AccessModelTests
{
    [Theory]
    [InlineData("permit (principal, action, resource) when { tru };", "team.cedar(2,", "DP1307")]
    [InlineData("permit (principal, action, resource)", "team.cedar(2,", "DP1301")]
    [InlineData("permit (principal, action == DataProducts::Action::\"readRow\", resource) when { resource.country == 7 };", "team.cedar(2,", "DP1328")]
    [InlineData("permit (principal, action == DataProducts::Action::\"readRow\", resource) when { resource.email == \"a\" };", "team.cedar(2,", "DP1324")]
    [InlineData("permit (principal, action == DataProducts::Action::\"readRow\", resource) when { resource.city == \"Bern\" };", "team.cedar(2,", "DP1324")]
    [InlineData("permit (principal, action == DataProducts::Action::\"readRow\", resource) when { resource.legalHold };", "team.cedar(2,", "DP1329")]
    [InlineData("permit (principal, action == DataProducts::Action::\"readColumn:Secret\", resource);", "team.cedar(2,", "DP1321")]
    [InlineData("permit (principal, action == DataProducts::Action::\"readRow\", resource) when { principal.home == DataProducts::Jurisdiction::\"UK\" };", "team.cedar(2,", "DP1322")]
    [InlineData("permit (principal == ?principal, action, resource);", "team.cedar(2,", "DP1302")]
    public void WrongPolicy_IsRefusedWithItsPlace(string policy, string place, string code)
    {
        var refused = Assert.Throws<AccessException>(() => AccessModel.Build(
            Given.Product, [new("rows.cedar", Given.RowPolicy), new("team.cedar", "// a comment\n" + policy)], StandardsPackage.Default, Given.Today));

        Assert.Equal("DP1904", refused.Id);
        Assert.Contains(place, refused.Message, StringComparison.Ordinal);
        Assert.Contains(code, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guard.grant")]
    [InlineData("transfer.EU.US")]
    [InlineData("base.legal-hold")]
    [InlineData("contract.retail.customers.tokens")]
    public void TeamPolicyWithAPlatformId_IsRefused(string id)
    {
        var policy = $"@id(\"{id}\") permit (principal, action == DataProducts::Action::\"readRow\", resource);";
        var refused = Assert.Throws<AccessException>(() => Given.Model(policy));

        Assert.Equal("DP1904", refused.Id);
        Assert.Contains("(1,1)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowAttributeInADetokenisePolicy_IsRefused() => Assert.Equal("DP1904", Assert.Throws<AccessException>(() => Given.Model(
        "permit (principal, action == DataProducts::Action::\"detokenise:EmailAddress\", resource) when { resource.country == \"DE\" };")).Id);

    [Fact]
    public void OrderAndSplit_ChangeNoDecision()
    {
        string[] texts = [Given.RowPolicy, Given.RevealPolicies, "forbid (principal, action == DataProducts::Action::\"readRow\", resource) when { resource.country == \"FR\" };"];
        var expected = Outcomes(Given.Model(texts));

        Gen.Shuffle(texts).Sample(
            shuffled =>
            {
                Assert.Equal(expected, Outcomes(Given.Model(shuffled)));
                Assert.Equal(expected, Outcomes(Given.Model(string.Join('\n', shuffled))));
            },
            iter: 12);
    }

    [Fact]
    public void Hash_IsTheSameForTheSameTexts_AndAnotherForAnyOther()
    {
        var hash = Given.Model(Given.RowPolicy, Given.RevealPolicies).Hash;

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, Given.Model(Given.RowPolicy, Given.RevealPolicies).Hash);
        string[] others =
        [
            Given.Model(Given.RowPolicy, Given.RevealPolicies + " ").Hash,
            Given.Model(Given.RevealPolicies, Given.RowPolicy).Hash,
            Given.Model(Given.RowPolicy + Given.RevealPolicies).Hash,
            Given.Model(Given.RowPolicy).Hash,
            Given.Under(
                Standards.With(("transfer-matrix.json", Standards.Matrix.Replace("\"version\": \"2026-11-01\"", "\"version\": \"other\"", StringComparison.Ordinal))),
                Given.RowPolicy,
                Given.RevealPolicies).Hash,
            Given.Under(Standards.With(("environments.json", Standards.Environments)), Given.RowPolicy, Given.RevealPolicies).Hash,
        ];
        Assert.Equal(7, others.Append(hash).Distinct().Count());
    }

    private static string Outcomes(AccessModel model)
    {
        var outcomes =
            from person in Given.People().People
            from data in Given.Places
            let access = Given.Decide(model, person.Id, data)
            select $"{person.Id} {data} {access.Rows} {access.Columns.Single().ShownWhen} {access.MayOpen(PiiKind.EmailAddress)}";
        return string.Join('\n', outcomes);
    }
}
