using System.Security.Cryptography;
using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests;

/// <summary>FF1 by Wycheproof's cases and NIST's samples: what is valid comes out, all else is refused.</summary>
public sealed class Ff1WycheproofTests
{
    [Theory]
    [InlineData("base10", 3300, 12, 533)]
    [InlineData("base26", 2642, 9, 425)]
    [InlineData("base36", 2459, 6, 389)]
    [InlineData("base62", 2133, 6, 335)]
    [InlineData("radix10", 3300, 12, 533)]
    [InlineData("radix256", 1755, 3, 263)]
    public void EveryCase_ComesOutOrIsRefused(string file, int valid, int small, int invalid)
    {
        var (ciphered, tooSmall, refused) = (0, 0, 0);
        foreach (var (group, test) in Wycheproof.Read($"aes_ff1_{file}_test.json"))
        {
            var isSmall = test.GetProperty("flags").EnumerateArray().Any(flag => flag.GetString() == "SmallMessageSize");
            if (Wycheproof.IsValid(test) && !isSmall)
            {
                AssertCiphers(group, test);
                ciphered++;
            }
            else
            {
                AssertRefused(group, test);
                _ = isSmall ? tooSmall++ : refused++;
            }
        }

        Assert.Equal((valid, small, invalid), (ciphered, tooSmall, refused));
    }

    [Fact]
    public void NistsSamples_ComeOut()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Conformance.Find("crypto-vectors/nist_ff1_samples.json")));
        var samples = json.RootElement.GetProperty("samples").EnumerateArray().ToList();
        Assert.Equal(9, samples.Count);
        var alphabet = new Alphabet("NIST", "0123456789abcdefghijklmnopqrstuvwxyz");
        foreach (var sample in samples)
        {
            using var cipher = new Ff1Cipher(Wycheproof.Hex(sample, "key"), sample.GetProperty("radix").GetInt32(), Wycheproof.Hex(sample, "tweak"));
            var (plain, expected) = (Numerals(alphabet, sample, "plaintext"), Numerals(alphabet, sample, "ciphertext"));
            AssertCiphers(cipher, plain, expected);
        }
    }

    private static void AssertCiphers(JsonElement group, JsonElement test)
    {
        using var cipher = Cipher(group, test);
        AssertCiphers(cipher, Numerals(group, test, "msg")!, Numerals(group, test, "ct")!);
    }

    // Three at once, so that the rounds run in step, and both ways.
    private static void AssertCiphers(Ff1Cipher cipher, ushort[] plain, ushort[] expected)
    {
        ushort[] texts = [.. plain, .. expected, .. plain];
        cipher.Encipher(texts, plain.Length);
        Assert.Equal(expected, texts[..plain.Length]);
        Assert.Equal(expected, texts[^plain.Length..]);
        cipher.Decipher(texts, plain.Length);
        Assert.Equal<ushort[]>([.. plain, .. expected, .. plain], texts);
    }

    private static void AssertRefused(JsonElement group, JsonElement test)
    {
        if (Numerals(group, test, "msg") is not { } plain)
        {
            return; // a character that the alphabet has not, or a number that is no numeral of any radix
        }

        var refused = Record.Exception(() =>
        {
            using var cipher = Cipher(group, test);
            cipher.Encipher(plain, plain.Length);
        });
        Assert.True(refused is ArgumentOutOfRangeException or CryptographicException, $"{test.GetProperty("tcId")}: {refused}");
    }

    private static Ff1Cipher Cipher(JsonElement group, JsonElement test) =>
        new(Wycheproof.Hex(test, "key"), group.GetProperty("radix").GetInt32(), Wycheproof.Hex(test, "tweak"));

    private static ushort[]? Numerals(JsonElement group, JsonElement test, string name)
    {
        if (test.GetProperty(name).ValueKind == JsonValueKind.String)
        {
            return Numerals(new Alphabet("Wycheproof", group.GetProperty("alphabet").GetString()!), test, name);
        }

        var numerals = test.GetProperty(name).EnumerateArray().Select(numeral => numeral.TryGetUInt16(out var value) ? value : -1).ToList();
        return numerals.Contains(-1) ? null : [.. numerals.Select(numeral => (ushort)numeral)];
    }

    private static ushort[] Numerals(Alphabet alphabet, JsonElement test, string name)
    {
        var numerals = test.GetProperty(name).GetString()!.Select(alphabet.NumeralOf).ToList();
        return numerals.Contains(Alphabet.None) ? null! : [.. numerals.Select(numeral => (ushort)numeral)];
    }
}
