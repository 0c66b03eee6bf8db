using System.Globalization;
using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests.Normalisation;

public sealed class PhoneNumberTests
{
    private const PiiKind Kind = PiiKind.PhoneNumber;

    [Theory]
    [InlineData("CH", "044 668 18 00", "+41446681800")]
    [InlineData("CH", "+41 44 668 18 00", "+41446681800")]
    [InlineData("CH", "+41 (0)44 668 18 00", "+41446681800")]
    [InlineData("CH", "0041 44 668 18 00", "+41446681800")]
    [InlineData("CH", "(+41) 44-668-18-00", "+41446681800")]
    [InlineData("CH", "+49 30 123456", "+4930123456")]
    [InlineData("EU", "+41 44 668\u00A018.00", "+41446681800")]
    [InlineData("EU", "+41446681800", "+41446681800")]
    [InlineData("EU", "+39 06 1234 5678", "+390612345678")]
    [InlineData("US", "398-555-0132", "+13985550132")]
    [InlineData("US", "1-398-555-0132", "+13985550132")]
    [InlineData("US", "+1 (398) 555-0132", "+13985550132")]
    [InlineData("US", "011 49 30 123456", "+4930123456")]
    [InlineData("IN", "098765 43210", "+919876543210")]
    [InlineData("IN", "+91 98765-43210", "+919876543210")]
    [InlineData("MC", "93 15 28 00", "+37793152800")]
    [InlineData("EU", "+800 1234 5678", "+80012345678")]
    [InlineData("CH", "+41 44 668 18 00 ext. 12", "+41446681800;ext=12")]
    [InlineData("CH", "044 668 18 00 x12", "+41446681800;ext=12")]
    [InlineData("CH", "+41446681800;ext=012", "+41446681800;ext=012")]
    public void Number_IsE164(string jurisdiction, string value, string expected) => Spelling.IsRead(Kind, value, expected, jurisdiction);

    // Each of these would be another's number, or nobody's, if something were guessed.
    [Theory]
    [InlineData("EU", "044 668 18 00")] // of which country?
    [InlineData("EU", "0041 44 668 18 00")]
    [InlineData("US", "555-0118")] // of which area?
    [InlineData("US", "1 (11) 500 555-0118")] // not +1 500 555 0118, which is another's
    [InlineData("CH", "112")]
    [InlineData("CH", "044 668 18 00 / 01")] // two numbers
    [InlineData("CH", "*31#0446681800")]
    [InlineData("US", "1-800-FLOWERS")]
    [InlineData("CH", "call +41 44 668 18 00")]
    [InlineData("CH", "+41 44 668 18 00 or +41 44 668 18 01")]
    [InlineData("US", "+1+398-555-0132")]
    [InlineData("CH", "+99 123 456 789")]
    [InlineData("CH", "٠٤٤٦٦٨١٨٠٠")]
    [InlineData("CH", "+")]
    [InlineData("CH", "()")]
    [InlineData("CH", "ext")]
    public void WhatCannotBeRead_StaysAsItIs(string jurisdiction, string value) => Spelling.IsRaw(Kind, value, jurisdiction);

    [Fact]
    public void JurisdictionsOfAPackage_HaveTheirCountry()
    {
        Spelling.IsRead(Kind, "020 7946 0000", "+442079460000", "GB");
        Spelling.IsRaw(Kind, "020 7946 0000", "XX");
    }

    // Numbers of every country code in common spellings, read by another implementation. Where both read one, they read the same.
    [Fact]
    public async Task OtherImplementation_ReadsTheSame()
    {
        var random = new Random(6);
        var values = new List<(string Region, string Text)>();
        foreach (var region in new[] { "CH", "US", "IN", "MC" })
        {
            for (var i = 0; i < 500; i++)
            {
                values.Add((region, Spelled(random, Dialled(random, region))));
            }
        }

        for (var i = 0; i < 2000; i++)
        {
            values.Add(("", Spelled(random, $"+{random.Next(1, 999)}{random.NextInt64(100_000, 10_000_000_000)}")));
        }

        var input = string.Concat(values.Select(value => $"phone\t{value.Region}\t{value.Text}\n"));
        var answers = (await NodeOracle.RunAsync("numbers", "judge.cjs", [], input)).Split('\n');

        var (both, ours) = (0, 0);
        for (var i = 0; i < values.Count; i++)
        {
            var (text, version) = Spelling.Of(Kind, values[i].Text, values[i].Region.Length == 0 ? "EU" : values[i].Region);
            if (version == PiiNormalisation.Raw)
            {
                continue;
            }

            ours++;
            both += answers[i].Length > 0 ? 1 : 0;
            Assert.True(answers[i].Length == 0 || text == answers[i], $"{values[i]}: {text}, the other {answers[i]}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{values.Count} spellings: {ours} read, {both} of them by both and alike");
        Assert.True(both > 1500, $"{both}");
        Assert.True(both >= 0.98 * ours, $"{both} of {ours}");
    }

    private static string Dialled(Random random, string region) => region switch
    {
        "CH" => $"0{random.NextInt64(210_000_000, 799_999_999)}",
        "US" => random.NextInt64(2_012_000_000, 9_899_999_999).ToString(CultureInfo.InvariantCulture),
        "IN" => $"0{random.NextInt64(6_000_000_000, 9_999_999_999)}",
        _ => random.NextInt64(90_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture),
    };

    private static string Spelled(Random random, string digits)
    {
        var separator = " -./"[random.Next(3)];
        return string.Concat(digits.Select((c, i) => i > 2 && i < digits.Length - 1 && random.Next(4) == 0 ? $"{c}{separator}" : $"{c}"));
    }
}
