using System.Globalization;
using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests;

public sealed class NormalisationTests
{
    [Fact]
    public async Task UnicodesOwnTests_AllPass()
    {
        var lines = (await NodeOracle.RunAsync("unicode", "normalization-test.cjs", [])).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(lines.Length > 19_000, $"{lines.Length} tests");
        foreach (var line in lines)
        {
            // NormalizationTest.txt: c2 == NFC(c1) == NFC(c2) == NFC(c3); c4 == NFC(c4) == NFC(c5).
            var c = line.Split(';').Select(Text).ToArray();
            Assert.Equal([c[1], c[1], c[1], c[3], c[3]], c.Select(Nfc.Normalise));
        }
    }

    [Fact]
    public async Task EmbeddedTable_IsTheUnicodeDatabases()
    {
        using var reader = new StreamReader(typeof(Nfc).Assembly.GetManifestResourceStream("nfc")!);
        Assert.Equal(await NodeOracle.RunAsync("unicode", "nfc-table.cjs", []), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AnyText_NormalisedTwice_StaysTheSame() => Gen.Char.AlphaNumeric.Array[0, 4].Select(Gen.Int[0xC0, 0x1FFF].Array[0, 8])
        .Sample((head, tail) =>
        {
            var once = Nfc.Normalise(new string(head) + string.Concat(tail.Select(char.ConvertFromUtf32)));
            return Nfc.Normalise(once) == once;
        });

    // RFC 3492 §7.1 (A, B, D, E, I, L) and the well-known bücher.
    [Theory]
    [InlineData("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn")]
    [InlineData("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a")]
    [InlineData("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b")]
    [InlineData("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l")]
    [InlineData("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b")]
    [InlineData("bücher", "bcher-kva")]
    public void Label_BecomesItsPunycode(string label, string expected) => Assert.Equal(expected, Punycode.Encode(label));

    [Theory]
    [InlineData("anna@example.com", "anna@example.com")]
    [InlineData("  anna@example.com\t", "anna@example.com")]
    [InlineData("Anna.Maria@EXAMPLE.Com", "Anna.Maria@example.com")]
    [InlineData("josé@example.com", "josé@example.com")]
    [InlineData("jose\u0301@example.com", "jos\u00e9@example.com")]
    [InlineData("a@BÜCHER.Example", "a@xn--bcher-kva.example")]
    [InlineData("a@Bu\u0308cher.example", "a@xn--bcher-kva.example")]
    [InlineData("a@XN--BCHER-KVA.example", "a@xn--bcher-kva.example")]
    [InlineData("a@bücher。example", "a@xn--bcher-kva.example")]
    [InlineData("\"odd@local\"@Example.com", "\"odd@local\"@example.com")]
    [InlineData("İ@İ.example", "İ@xn--bfa.example")]
    [InlineData("ΑΣ@ΑΣ.gr", "ΑΣ@xn--mxa0b.gr")]
    public void EMail_HasOneSpelling(string value, string expected) => Check(PiiKind.EmailAddress, value, expected);

    [Fact]
    public void LoneSurrogate_IsRefused() => Assert.All(
        ["a\uD800", "\uDC00a", "\uD83D\uDE00\uDE00", "\uD83D\uD83D\uDE00"],
        value => Assert.False(Normaliser.TryNormalise(PiiKind.PostalAddress, Jurisdiction.EU, value, out _)));

    [Fact]
    public void SurrogatePairs_AreAccepted() => Check(PiiKind.PostalAddress, "\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00\uD83D\uDE00");

    [Fact]
    public void EMailWithoutAt_IsRefused() => Assert.False(Normaliser.TryNormalise(PiiKind.EmailAddress, Jurisdiction.EU, "nobody", out _));

    [Fact]
    public void TooLong_IsRefused() => Assert.False(Normaliser.TryNormalise(PiiKind.PostalAddress, Jurisdiction.EU, new string('a', 4097), out _));

    // Whatever the row validator accepts must have a token, or hydration stops where it should not.
    [Fact]
    public void WhatTheValidatorAccepts_IsNormalised() => Gen.Select(Gen.Enum<PiiKind>(), Gen.String, Gen.String).Sample((kind, a, b) =>
    {
        var value = kind == PiiKind.EmailAddress ? $"{a}@{b}.example" : a + b;
        return value.Length == 0 || !PiiFormat.IsValid(kind, value) || HasLoneSurrogate(value) || Normaliser.TryNormalise(kind, Jurisdiction.EU, value, out _);
    });

    [Fact]
    public void EMailDomain_NormalisedTwice_StaysTheSame() => Gen.Int[0x21, 0x2FFF].Array[1, 6].Sample(points =>
    {
        var value = "a@" + string.Concat(points.Where(p => p != '@').Select(char.ConvertFromUtf32)) + ".example";
        return Normaliser.TryNormalise(PiiKind.EmailAddress, Jurisdiction.EU, value, out var once)
            && Normaliser.TryNormalise(PiiKind.EmailAddress, Jurisdiction.EU, once.Text, out var twice) && once == twice;
    });

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar);

    private static void Check(PiiKind kind, string value, string expected)
    {
        Assert.True(Normaliser.TryNormalise(kind, Jurisdiction.EU, value, out var normal));
        Assert.Equal(expected, normal.Text);
    }

    private static string Text(string codePoints) => string.Concat(
        codePoints.Split(' ').Select(point => char.ConvertFromUtf32(int.Parse(point, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))));
}
