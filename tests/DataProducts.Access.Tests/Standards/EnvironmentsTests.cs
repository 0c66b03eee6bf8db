namespace DataProducts.Access.Tests;

public sealed class EnvironmentsTests
{
    [Theory]
    [InlineData("\"test\"", "\"prod\"")]
    [InlineData("\"test\"", "\"Test\"")]
    [InlineData("\"test\"", "\"test\\n\"")]
    [InlineData("\"MC\"", "\"EU\"")]
    [InlineData("\"MC\"", "\"GB\"")]
    [InlineData("\"MC\"", "\"ZZ\"")]
    [InlineData("\"MC\"", "null")]
    [InlineData("333333333333", "222222222222")]
    [InlineData("333333333333", "111111111111")]
    [InlineData("333333333333", "33333333333")]
    [InlineData("eu-west-3", "europe")]
    [InlineData("eu-west-3", "eu-west-3\\n")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 2")]
    [InlineData("\"name\"", "\"title\"")]
    public void EnvironmentsThatAreWrong_AreRefused(string text, string by) => Standards.Refused(
        "DP1923", () => Standards.With(("environments.json", Standards.Environments.Replace(text, by, StringComparison.Ordinal))), "environments.json");
}
