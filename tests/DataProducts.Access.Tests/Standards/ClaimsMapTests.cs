using System.Text.Json;

namespace DataProducts.Access.Tests;

public sealed class ClaimsMapTests
{
    public static TheoryData<string> Malformed { get; } =
    [
        "{}",
        "null",
        Standards.Claims.Replace("\"formatVersion\": 1", "\"formatVersion\": 2", StringComparison.Ordinal),
        Standards.Claims.Replace("\"sub\"", "\"\"", StringComparison.Ordinal),
        Standards.Claims.Replace("\"sub\"", "\"groups\"", StringComparison.Ordinal),
        Standards.Claims.Replace("\"holds\": \"country\"", "\"holds\": \"city\"", StringComparison.Ordinal),
        Standards.Claims.Replace("sg-old", "sg-fraud", StringComparison.Ordinal),
        Standards.Claims.Replace("\"sg-old\"", "null", StringComparison.Ordinal),
        Standards.Claims.Replace("\"no\"", "\"\"", StringComparison.Ordinal),
        Standards.Claims.Replace("\"no\"", "null", StringComparison.Ordinal),
        Standards.Claims.Replace("\"clear\"", "\"clean\"", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void MalformedMap_IsRefused(string json) => Standards.Refused("DP1924", () => ClaimsMap.Parse(json, "claims-map.json"), "claims-map.json");

    [Theory]
    [InlineData("""{ "sub": "ann", "groups": ["sg-fraud", "sg-other"], "country": "DE", "dsp_covered": "no" }""", "ann EU clear [analysts,cross-border-eu]")]
    [InlineData("""{ "sub": "ann", "groups": ["sg-fraud", "sg-old", "sg-fraud"], "country": "de", "dsp_covered": false }""", "ann EU clear [analysts,cross-border-eu]")]
    [InlineData("""{ "sub": "ann", "groups": "sg-old", "country": "US", "dsp_covered": "false" }""", "ann US clear [analysts]")]
    [InlineData("""{ "sub": "ann" }""", "ann ZZ covered []")]
    [InlineData("""{ "sub": "ann", "groups": ["analysts"], "country": "GB", "dsp_covered": true }""", "ann ZZ covered []")]
    [InlineData("""{ "sub": "ann", "groups": [["sg-fraud"], 7, null], "country": 7, "dsp_covered": 0 }""", "ann ZZ covered []")]
    [InlineData("""{ "sub": "ann", "groups": { "0": "sg-fraud" }, "country": ["DE", "US"], "dsp_covered": ["false", "true"] }""", "ann ZZ covered []")]
    [InlineData("""{ "sub": "ann", "groups": ["SG-FRAUD", "\ud800"], "country": "\ud800", "dsp_covered": "FALSE" }""", "ann ZZ covered []")]
    public void WhatIsNotSaid_AllowsLess(string payload, string expected)
    {
        var person = PersonOf(Standards.Claims, payload);

        Assert.Equal(expected, $"{person.Id} {person.Home} {(person.CoveredPerson ? "covered" : "clear")} [{string.Join(',', person.Groups)}]");
    }

    [Theory]
    [InlineData("""{ "country": "DE" }""")]
    [InlineData("""{ "sub": "" }""")]
    [InlineData("""{ "sub": 7 }""")]
    [InlineData("""{ "sub": "a\nb" }""")]
    [InlineData("""{ "sub": "\ud800" }""")]
    [InlineData("""{ "sub": ["a", "b"] }""")]
    [InlineData("""{ "sub": "ann", "sub": "bob" }""")]
    [InlineData("""{ "sub": "ann", "groups": [], "groups": ["sg-fraud"] }""")]
    [InlineData("""["sub"]""")]
    public void PayloadThatDoesNotSayWho_IsRefused(string payload) => Standards.Refused("DP1924", () => PersonOf(Standards.Claims, payload));

    [Theory]
    [InlineData("CH", "CH")]
    [InlineData("GB", "ZZ")]
    [InlineData("DE", "ZZ")]
    [InlineData("ch", "ZZ")]
    public void JurisdictionAsClaim_IsOneOfThePackage(string value, string expected)
    {
        var map = Standards.Claims.Replace("\"holds\": \"country\"", "\"holds\": \"jurisdiction\"", StringComparison.Ordinal);

        Assert.Equal(expected, PersonOf(map, $$"""{ "sub": "ann", "country": "{{value}}" }""").Home.Code);
    }

    private static Person PersonOf(string map, string payload)
    {
        using var document = JsonDocument.Parse(payload);
        return ClaimsMap.Parse(map, "claims-map.json").PersonOf(document.RootElement, StandardsPackage.Default.Jurisdictions);
    }
}
