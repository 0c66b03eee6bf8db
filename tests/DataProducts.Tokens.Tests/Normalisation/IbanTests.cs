using System.Globalization;
using System.Numerics;
using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests.Normalisation;

public sealed class IbanTests
{
    private const PiiKind Kind = PiiKind.Iban;

    // Examples of SWIFT's registry.
    [Theory]
    [InlineData("CH93 0076 2011 6238 5295 7", "CH9300762011623852957")]
    [InlineData("de89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("MC58-1122-2000-0101-2345-6789-030", "MC5811222000010123456789030")]
    [InlineData("GB29NWBK60161331926819", "GB29NWBK60161331926819")]
    [InlineData("NO9386011117947", "NO9386011117947")]
    [InlineData("mt84 malt 0110 0001 2345 mtlc ast0 01s", "MT84MALT011000012345MTLCAST001S")]
    public void Number_IsInCapitalsAlone(string value, string expected) => Spelling.IsRead(Kind, value, expected);

    [Theory]
    [InlineData("CH93 0076 2011 6238 5295 8")] // a check digit
    [InlineData("DE89 3704 0044 0532 0130 0")] // a digit short
    [InlineData("US64 SVBK US6S 3300 9588 79")] // a country without IBANs
    [InlineData("CHXX00762011623852957")]
    [InlineData("CH93_0076_2011_6238_5295_7")]
    [InlineData("ＣＨ9300762011623852957")]
    [InlineData("93")]
    public void WhatIsNone_StaysAsItIs(string value) => Spelling.IsRaw(Kind, value);

    // The same rest is left by two pairs of digits, 97 apart; only one of them is a pair that the standard makes.
    [Fact]
    public void CheckDigitsThatNobodyMakes_AreRefused()
    {
        var (refused, read) = (0, 0);
        for (var account = 0; account < 2000; account++)
        {
            for (var check = 0; check < 100; check++)
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"NO{check:00}{account:00000000000}");
                if (BigInteger.Parse($"{number[4..]}2324{number[2..4]}", CultureInfo.InvariantCulture) % 97 == 1)
                {
                    var isRead = Spelling.Of(Kind, number).Version != PiiNormalisation.Raw;
                    Assert.Equal(check is >= 2 and <= 98, isRead);
                    (refused, read) = isRead ? (refused, read + 1) : (refused + 1, read);
                }
            }
        }

        Assert.Equal(2000, read);
        Assert.True(refused > 0);
    }

    [Fact]
    public async Task OtherImplementation_AgreesOnEveryCountry()
    {
        var random = new Random(6);
        var numbers = new List<string>();
        for (var first = 'A'; first <= 'Z'; first++)
        {
            for (var second = 'A'; second <= 'Z'; second++)
            {
                for (var length = 15; length <= 33; length++)
                {
                    numbers.Add(WithCheckDigits($"{first}{second}", new string([.. Enumerable.Range(4, length - 4).Select(_ => (char)('0' + random.Next(10)))])));
                }
            }
        }

        var answers = (await NodeOracle.RunAsync("numbers", "judge.cjs", [], string.Concat(numbers.Select(number => $"iban\t\t{number}\n")))).Split('\n');
        var ours = numbers.Where(number => Spelling.Of(Kind, number).Version != PiiNormalisation.Raw).ToHashSet(StringComparer.Ordinal);
        var theirs = numbers.Where((_, i) => answers[i] == "true").ToHashSet(StringComparer.Ordinal);

        // The other also knows where letters stand, so it refuses our digits there; what it takes, we take, one length to a country.
        TestContext.Current.TestOutputHelper!.WriteLine($"{numbers.Count} numbers: {ours.Count} read, {theirs.Count} by both; ours alone: "
            + string.Join(' ', ours.Except(theirs).Select(number => number[..2] + number.Length)));
        // Four of its countries are not in the registry.
        Assert.Equal(["DZ26", "IR26", "MA28", "MZ25"], theirs.Except(ours).Select(number => number[..2] + number.Length).Order(StringComparer.Ordinal));
        Assert.Equal(ours.Count, ours.Select(number => number[..2]).Distinct().Count());
        Assert.True(theirs.Count > 50, $"{theirs.Count}");
    }

    private static string WithCheckDigits(string country, string account)
    {
        var rest = BigInteger.Parse(string.Concat((account + country + "00").Select(c => char.IsAsciiDigit(c) ? $"{c}" : $"{c - 'A' + 10}")), CultureInfo.InvariantCulture) % 97;
        return string.Create(CultureInfo.InvariantCulture, $"{country}{98 - (int)rest:00}{account}");
    }
}
