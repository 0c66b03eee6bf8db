using System.Text.RegularExpressions;
using CsCheck;

namespace DataProducts.Tokens.Tests;

public sealed partial class FormatCipherTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static TheoryData<PiiKind> Kinds => [PiiKind.CardNumber, PiiKind.PhoneNumber, PiiKind.TaxId, PiiKind.Iban];

    [Theory]
    [InlineData(PiiKind.CardNumber, "4111 1111-1111 1111", "^[0-9]{4} [0-9]{4}-[0-9]{4} [0-9]{4}$")]
    [InlineData(PiiKind.PhoneNumber, "+1 (11) 500.555/0118", @"^\+[0-9] \([0-9]{2}\) [0-9]{3}\.[0-9]{3}/[0-9]{4}$")]
    [InlineData(PiiKind.TaxId, "123-45-6789", "^[0-9]{3}-[0-9]{2}-[0-9]{4}$")]
    [InlineData(PiiKind.TaxId, "AB123456C", "^(?=.*[A-Z])[0-9A-Z]{9}$")]
    [InlineData(PiiKind.Iban, "DE89 3704 0044 0532 0130 00", "^DE[0-9]{2} ([0-9]{4} ){4}[0-9]{2}$")]
    [InlineData(PiiKind.Iban, "GB29NWBK60161331926819", "^GB(?=.*[A-Z])[0-9A-Z]{20}$")]
    public void AText_KeepsItsFormat_AndComesBack(PiiKind kind, string value, string pattern)
    {
        var text = Encipher(kind, value);
        Assert.Matches(pattern, text);
        Assert.NotEqual(value, text);
        Assert.Equal(value, Decipher(kind, text));
    }

    // Pins what can never change without losing what the lake holds.
    [Fact]
    public void FixedKey_GivesTheKnownTexts()
    {
        Assert.Equal("7608 3210 5403 7857", Encipher(PiiKind.CardNumber, "4111 1111 1111 1111"));
        Assert.Equal("16PGLY1SJ", Encipher(PiiKind.TaxId, "AB123456C"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void RandomTexts_KeepTheirFormat_AndComeBack(PiiKind kind) => Texts(kind).Array[0, 40].Sample(
        values =>
        {
            using var cipher = new FormatCipher(kind, [.. Key], "tweak"u8);
            var (texts, back) = (new string?[values.Length], new string?[values.Length]);
            cipher.Encipher(values, texts);
            cipher.Decipher(texts, back);
            Assert.Equal(values, back);
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(Outline(values[i]), Outline(texts[i]!));
                Assert.Equal(Encipher(kind, values[i]), texts[i]); // alone as in a batch
            }
        },
        iter: 200);

    [Fact]
    public void EqualDigits_HaveEqualTexts_HoweverTheyAreSeparated() => Assert.Equal(
        Encipher(PiiKind.CardNumber, "4111111111111111"), Encipher(PiiKind.CardNumber, "4111-1111 1111-1111").Replace("-", "").Replace(" ", ""));

    // One in two thousand texts of six comes out with digits only, and goes round once more.
    [Fact]
    public void ATextWithALetter_NeverComesOutWithout()
    {
        var values = Enumerable.Range(0, 60_000).Select(i => $"A{i:D5}").ToArray();
        var (texts, back) = (new string?[values.Length], new string?[values.Length]);
        using var cipher = new FormatCipher(PiiKind.TaxId, [.. Key], "tweak"u8);
        cipher.Encipher(values, texts);
        Assert.All(texts, text => Assert.Matches(Letter, text));
        Assert.Equal(texts.Length, texts.Distinct().Count());
        cipher.Decipher(texts, back);
        Assert.Equal(values, back);
    }

    [Theory]
    [InlineData(PiiKind.CardNumber, "12345", "DP1471")]
    [InlineData(PiiKind.CardNumber, "- -", "DP1471")]
    [InlineData(PiiKind.TaxId, "A1B", "DP1471")]
    [InlineData(PiiKind.Iban, "DE", "DP1471")]
    [InlineData(PiiKind.CardNumber, "4111 1111 1111 111x", "DP1472")]
    [InlineData(PiiKind.CardNumber, "４111111111111111", "DP1472")]
    [InlineData(PiiKind.TaxId, "ÄB123456C", "DP1472")]
    [InlineData(PiiKind.TaxId, "AB_123456C", "DP1472")]
    [InlineData(PiiKind.PhoneNumber, "555\0123456", "DP1472")]
    [InlineData(PiiKind.PhoneNumber, "555\ud83d\ude00123456", "DP1472")]
    public void ATextWithoutTheFormat_IsATypedError_ThatNamesNoValue(PiiKind kind, string value, string id)
    {
        using var cipher = new FormatCipher(kind, [.. Key], []);
        string?[] texts = ["unchanged", "unchanged"];
        var refused = Assert.Throws<DataProductException>(() => cipher.Encipher([null, value], texts));
        Assert.Equal(id, refused.Id);
        Assert.StartsWith("Cell 1 ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Equal("unchanged", text));
        Assert.False(KeptFormat.Takes(kind, value));
    }

    [Fact]
    public void SmallLetters_AreReadAsCapitals()
    {
        var text = Encipher(PiiKind.TaxId, "ab123456c");
        Assert.Equal(Encipher(PiiKind.TaxId, "AB123456C"), text);
        Assert.Equal("AB123456C", Decipher(PiiKind.TaxId, text));
    }

    [Theory]
    [InlineData(PiiKind.PhoneNumber, "(500) 555-0118 ext 12")]
    [InlineData(PiiKind.PhoneNumber, "500\u00A0555\u00A00118")]
    [InlineData(PiiKind.CardNumber, null)]
    [InlineData(PiiKind.CardNumber, "")]
    [InlineData(PiiKind.CardNumber, "4111 1111 1111 1111")]
    public void WhatTheValidatorLetsPass_IsTaken(PiiKind kind, string? value) => Assert.True(KeptFormat.Takes(kind, value));

    [Fact]
    public void ALongText_IsEnciphered_AndATooLongOneRefused()
    {
        var longest = new string('7', TextFormat.MaximumLength);
        Assert.Equal(longest, Decipher(PiiKind.CardNumber, Encipher(PiiKind.CardNumber, longest)));
        foreach (var tooLong in new[] { longest + "7", new string(' ', 4097) })
        {
            Assert.Equal("DP1473", Assert.Throws<DataProductException>(() => Encipher(PiiKind.CardNumber, tooLong)).Id);
        }
    }

    [Theory]
    [InlineData(PiiKind.EmailAddress)]
    [InlineData(PiiKind.Name)]
    [InlineData(PiiKind.BirthDate)]
    [InlineData(PiiKind.PostalAddress)]
    public void AKindWithoutAFormat_IsRefused(PiiKind kind) =>
        Assert.Equal("DP1470", Assert.Throws<DataProductException>(() => new FormatCipher(kind, [.. Key], [])).Id);

    [Fact]
    public void TheKindsThatKeepTheirFormat_AreKnown() =>
        Assert.Equal(Kinds.Select(kind => kind.Data).Order(), Enum.GetValues<PiiKind>().Where(KeptFormat.IsKnown).Order());

    [Fact]
    public void NullAndEmpty_StayWhatTheyAre()
    {
        using var cipher = new FormatCipher(PiiKind.CardNumber, [.. Key], []);
        var texts = new string?[2];
        cipher.Encipher([null, ""], texts);
        Assert.Equal<string?[]>([null, ""], texts);
    }

    [Fact]
    public void AnotherTweakOrKey_GivesAnotherText()
    {
        var text = Encipher(PiiKind.CardNumber, "4111111111111111");
        using var tweaked = new FormatCipher(PiiKind.CardNumber, [.. Key], "other"u8);
        using var keyed = new FormatCipher(PiiKind.CardNumber, new byte[32], "tweak"u8);
        var texts = new string?[1];
        tweaked.Encipher(["4111111111111111"], texts);
        Assert.NotEqual(text, texts[0]);
        keyed.Encipher(["4111111111111111"], texts);
        Assert.NotEqual(text, texts[0]);
    }

    private static string Encipher(PiiKind kind, string value)
    {
        var texts = new string?[1];
        using var cipher = new FormatCipher(kind, [.. Key], "tweak"u8);
        cipher.Encipher([value], texts);
        return texts[0]!;
    }

    private static string Decipher(PiiKind kind, string text)
    {
        var values = new string?[1];
        using var cipher = new FormatCipher(kind, [.. Key], "tweak"u8);
        cipher.Decipher([text], values);
        return values[0]!;
    }

    internal static Gen<string> Texts(PiiKind kind) => kind switch
    {
        PiiKind.CardNumber => Gen.Char["0123456789 -"].Array[30, 60].Select(text => "123456" + new string(text)),
        PiiKind.PhoneNumber => Gen.Char["0123456789 -+()./"].Array[0, 30].Select(text => "123456" + new string(text)),
        PiiKind.TaxId => Gen.Char["0123456789ABCXYZ -./"].Array[0, 20].Select(text => "1A3456" + new string(text)),
        _ => Gen.Char["0123456789ABCXYZ "].Array[0, 30].Select(text => "DE123456" + new string(text)),
    };

    // Separators as they are, everything else as one sign; and whether there are letters.
    private static (string, bool) Outline(string text) => (Symbols.Replace(text, "x"), Letter.IsMatch(text));

    [GeneratedRegex("[0-9A-Z]")]
    private static partial Regex Symbols { get; }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Letter { get; }
}
