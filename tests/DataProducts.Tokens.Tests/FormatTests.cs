using System.Text;
using CsCheck;

namespace DataProducts.Tokens.Tests;

public sealed class FormatTests
{
    private static readonly Gen<Token> Tokens =
        from jurisdiction in Gen.Char['A', 'Z'].Array[2].Select(letters => Jurisdiction.Parse(new string(letters))).Where(j => j.IsKnown)
        from kind in Gen.Enum<PiiKind>()
        from mode in Gen.Int[1, 3]
        from version in Gen.Int[1, 255]
        from body in Gen.Byte.Array[20]
        select Token.Make(new TokenHeader(jurisdiction, new(kind, (TokenMode)mode), version), body);

    private static readonly Token Sample = Token.Make(
        new TokenHeader(Jurisdiction.EU, new(PiiKind.EmailAddress, TokenMode.Deterministic), 1), Convert.FromHexString("00112233445566778899aabbccddeeff01234567"));

    [Fact]
    public void KnownToken_HasTheKnownText()
    {
        // Worked out by hand from the layout, with an independent CRC in Python; pins the format.
        Assert.Equal("dp1_eu_abab_aaisem2ekvthpcezvk54zxpo74asgrlhbg", Sample.ToString());
        Assert.Equal(46, Sample.ToString().Length);
    }

    [Fact]
    public void AnyToken_SurvivesTextAndBytes() => Tokens.Sample(token =>
    {
        var text = token.ToString();
        var bytes = new byte[Token.Size];
        token.WriteTo(bytes);
        return Token.Parse(text) == token
            && Token.TryParse(Encoding.ASCII.GetBytes(text), out var fromBytes) && fromBytes == token
            && Token.TryRead(bytes, out var binary) && binary == token
            && string.Equals(text[4..6].ToUpperInvariant(), token.Jurisdiction.Code, StringComparison.Ordinal)
            && binary.Kind == token.Kind && binary.Mode == token.Mode && binary.KeyVersion == token.KeyVersion;
    });

    [Fact]
    public void EverySingleChange_IsRefused() => Tokens.Sample(
        token =>
        {
            var text = token.ToString().ToCharArray();
            for (var place = 0; place < text.Length; place++)
            {
                var right = text[place];
                for (var wrong = '\0'; wrong < 0x250; wrong++)
                {
                    text[place] = wrong;
                    Assert.True(wrong == right || !Token.TryParse(text, out _), $"{place}: {(int)wrong}");
                }

                text[place] = right;
            }
        },
        iter: 100);

    [Fact]
    public void EverySwapOfNeighbours_IsRefused() => Tokens.Sample(
        token =>
        {
            var text = Encoding.ASCII.GetBytes(token.ToString());
            for (var place = 0; place + 1 < text.Length; place++)
            {
                (text[place], text[place + 1]) = (text[place + 1], text[place]);
                Assert.True(text[place] == text[place + 1] || !Token.TryParse(text, out _), $"{place}");
                (text[place], text[place + 1]) = (text[place + 1], text[place]);
            }
        },
        iter: 10_000);

    // The CRC is linear, so a change of one symbol, or of two neighbours, is caught for every token if it is caught for the symbols'
    // differences.
    [Fact]
    public void EveryDifferenceOfTwoNeighbours_ChangesTheCheck()
    {
        for (var place = 0; place < 38; place++)
        {
            for (var difference = 1; difference < 1024; difference++)
            {
                var symbols = new int[39];
                (symbols[place], symbols[place + 1]) = (difference >> 5, difference & 31);
                var crc = 0;
                for (var at = 0; at < 38; at += 2)
                {
                    crc = Crc10.AppendPair(crc, symbols[at] << 5 | symbols[at + 1]);
                }

                Assert.True(crc != 0 || (place == 37 && difference < 32), $"{place}: {difference}");
            }
        }
    }

    // Eight characters are narrowed to bytes at once: none whose lower byte is a symbol may pass for it.
    [Theory]
    [InlineData(0x0080)]
    [InlineData(0x0100)]
    [InlineData(0x8000)]
    [InlineData(0xFF00)]
    public void ACharacterBeyondAscii_IsRefusedInEveryPlace(int beyond)
    {
        var text = Token.Parse("dp1_eu_abab_x5fsmmuhh4tnacwuia4lw4aayrus6udxfc").ToString().ToCharArray();
        for (var place = 0; place < text.Length; place++)
        {
            text[place] += (char)beyond;
            Assert.False(Token.TryParse(text, out _), $"{place}");
            text[place] -= (char)beyond;
        }

        Assert.True(Token.TryParse(text, out _));
    }

    [Fact]
    public void EightSymbolsAtOnce_AreFourPairs() => Gen.Select(Gen.Int[0, 1023], Gen.ULong[0, (1ul << 40) - 1]).Sample((crc, eight) =>
    {
        var pairs = crc;
        for (var shift = 30; shift >= 0; shift -= 10)
        {
            pairs = Crc10.AppendPair(pairs, (int)(eight >> shift) & 1023);
        }

        Assert.Equal(pairs, Crc10.AppendEight(crc, eight));
    });

    [Theory]
    [InlineData("")]
    [InlineData("dp1_")]
    [InlineData("dp2_eu_abab_aaisem2ekvthpcezvk54zxpo74asgrlhbg")]
    [InlineData("DP1_EU_ABAB_AAISEM2EKVTHPCEZVK54ZXPO74ASGRLHBG")]
    [InlineData(" dp1_eu_abab_aaisem2ekvthpcezvk54zxpo74asgrlhb")]
    [InlineData("dp1_eu_abab_aaisem2ekvthpcezvk54zxpo74asgrlhbgg")]
    [InlineData("dp1_eu_abab_aaisem2ekvthpcezvk54zxpo74asgrlhbg\n")]
    [InlineData("ｄp1_eu_abab_aaisem2ekvthpcezvk54zxpo74asgrlhbg")]
    public void NoToken_IsATypedError(string text) =>
        Assert.Equal("DP1400", Assert.Throws<DataProductException>(() => Token.Parse(text)).Id);

    [Theory]
    [InlineData(0, 0x08)] // version 2
    [InlineData(0, 0x00)] // version 0
    [InlineData(2, 0)] // no class
    [InlineData(2, 9)] // unknown kind
    [InlineData(2, 31)] // unknown kind
    [InlineData(2, 0x20)] // random, of no kind
    [InlineData(2, 0x29)] // random, of an unknown kind
    [InlineData(2, 0x61)] // the fourth mode makes no tokens
    [InlineData(2, 0x81)] // nor does the fifth
    [InlineData(2, 0xE1)] // unknown mode
    [InlineData(3, 0)] // no key version
    public void ForeignHeader_IsRefused_EvenWithARightCheck(int place, byte value)
    {
        var bytes = new byte[Token.Size];
        Sample.WriteTo(bytes);
        bytes[place] = value;
        var text = new char[Token.TextLength];
        TokenText.Write(bytes, text);

        Assert.False(Token.TryRead(bytes, out _));
        Assert.False(place != 0 && Token.TryParse(text, out _));
    }

    [Theory]
    [InlineData(PiiKind.EmailAddress, TokenMode.Deterministic, 0x01)]
    [InlineData(PiiKind.TaxId, TokenMode.Deterministic, 0x05)]
    [InlineData(PiiKind.EmailAddress, TokenMode.Random, 0x21)]
    [InlineData(PiiKind.Iban, TokenMode.OneWay, 0x48)]
    public void Class_IsModeOverKind(PiiKind kind, TokenMode mode, byte expected)
    {
        var bytes = new byte[Token.Size];
        Token.Make(new TokenHeader(Jurisdiction.EU, new(kind, mode), 1), new byte[20]).WriteTo(bytes);

        Assert.Equal(expected, bytes[2]);
        Assert.True(Token.TryRead(bytes, out var token));
        Assert.Equal((kind, mode), (token.Kind, token.Mode));
    }

    [Theory]
    [InlineData((PiiKind)0, TokenMode.Deterministic)]
    [InlineData((PiiKind)9, TokenMode.Deterministic)]
    [InlineData(PiiKind.Name, (TokenMode)0)]
    [InlineData(PiiKind.Name, TokenMode.FormatPreserving)]
    [InlineData(PiiKind.Name, TokenMode.Redact)]
    public void WhatMakesNoTokens_HasNoClass(PiiKind kind, TokenMode mode) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenClass(kind, mode));

    [Fact]
    public void UnknownJurisdiction_HasNoTokens()
    {
        var bytes = new byte[Token.Size];
        Token.Make(new TokenHeader(Jurisdiction.Unknown, new(PiiKind.TaxId, TokenMode.Deterministic), 1), new byte[20]).WriteTo(bytes);
        var text = new char[Token.TextLength];
        TokenText.Write(bytes, text);

        Assert.False(Token.TryRead(bytes, out _));
        Assert.False(Token.TryParse(text, out _));
    }

    [Fact]
    public void Noise_NeverThrows() => Gen.String.Sample(
        text => !Token.TryParse(text, out _) && !Token.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Parsing_AllocatesNothing()
    {
        var text = Sample.ToString();
        Assert.True(Token.TryParse(text, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parsed = 0;
        for (var i = 0; i < 1000; i++)
        {
            parsed += Token.TryParse(text, out _) ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1000, parsed);
    }
}
