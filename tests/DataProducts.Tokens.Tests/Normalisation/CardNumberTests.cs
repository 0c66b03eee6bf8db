using System.Globalization;
using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests.Normalisation;

public sealed class CardNumberTests
{
    private const PiiKind Kind = PiiKind.CardNumber;

    [Theory]
    [InlineData("4111 1111-1111 1111", "4111111111111111")]
    [InlineData("4111111111111111", "4111111111111111")]
    [InlineData("3782 822463 10005", "378282246310005")]
    public void Card_LosesItsSeparators(string value, string expected) => Spelling.IsRead(Kind, value, expected);

    [Theory]
    [InlineData("4111 1111 1111 1112")] // the check digit
    [InlineData("5555 7989")]
    [InlineData("0000000")] // too short
    [InlineData("00000000000000000000")] // too long
    [InlineData("4111_1111_1111_1111")]
    [InlineData("４１１１１１１１１１１１１１１１")]
    [InlineData("-")]
    public void WhatIsNone_StaysAsItIs(string value) => Spelling.IsRaw(Kind, value);

    [Fact]
    public async Task OtherImplementation_AgreesOnEveryCheckDigit()
    {
        var random = new Random(6);
        var numbers = Enumerable.Range(0, 5000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(8, 20)).Select(_ => (char)('0' + random.Next(10))))).ToList();
        var answers = (await NodeOracle.RunAsync("numbers", "judge.cjs", [], string.Concat(numbers.Select(number => $"luhn\t\t{number}\n")))).Split('\n');
        var read = numbers.Select(number => Spelling.Of(Kind, number).Version != PiiNormalisation.Raw).ToList();

        Assert.Equal(answers.Take(numbers.Count), read.Select(one => one.ToString(CultureInfo.InvariantCulture).ToLowerInvariant()));
        Assert.InRange(read.Count(one => one), 400, 600);
    }
}
