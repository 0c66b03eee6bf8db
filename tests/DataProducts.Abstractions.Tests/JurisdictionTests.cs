namespace DataProducts.Abstractions.Tests;

public class JurisdictionTests
{
    [Theory]
    [InlineData("DE", "EU")]
    [InlineData(" fr\t", "EU")]
    [InlineData("no", "EU")]
    [InlineData("US", "US")]
    [InlineData("IN", "IN")]
    [InlineData("CH", "CH")]
    [InlineData("MC", "MC")]
    [InlineData("AU", "ZZ")]
    [InlineData("GB", "ZZ")]
    [InlineData("UK", "ZZ")]
    [InlineData("", "ZZ")]
    [InlineData("DEU", "ZZ")]
    [InlineData("EU", "ZZ")]
    [InlineData("ZZ", "ZZ")]
    [InlineData("İN", "ZZ")]
    public void Country_HasItsJurisdictionOrNone(string country, string code) => Assert.Equal(code, JurisdictionTable.Default.OfCountry(country).Code);

    [Fact]
    public void EU_HoldsItsMembersAndTheEea() =>
        Assert.Equal(30, Enumerable.Range(0, 26 * 26).Count(i => JurisdictionTable.Default.OfCountry($"{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}") == Jurisdiction.EU));

    [Fact]
    public void CountryOfTwoJurisdictions_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new JurisdictionTable("1", [new(Jurisdiction.EU, ["DE"]), new(Jurisdiction.CH, ["de"])]));

    [Theory]
    [InlineData("EU", true)]
    [InlineData("eu", false)]
    [InlineData("E1", false)]
    [InlineData("EUR", false)]
    [InlineData("ÄÖ", false)]
    [InlineData(null, false)]
    public void Code_IsTwoCapitalLetters(string? code, bool valid)
    {
        Assert.Equal(valid, Jurisdiction.TryParse(code, out var jurisdiction));
        Assert.Equal(valid, jurisdiction.IsKnown);
    }

    [Fact]
    public void DefaultValue_IsUnknown()
    {
        Assert.Equal(Jurisdiction.Unknown, default);
        Assert.Equal(Jurisdiction.Unknown.GetHashCode(), default(Jurisdiction).GetHashCode());
        Assert.False(default(Jurisdiction).IsKnown);
        Assert.Throws<FormatException>(() => Jurisdiction.Parse(""));
    }
}
