using System.Security.Cryptography;
using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests;

public sealed class WycheproofTests
{
    [Fact]
    public void HmacSha256_AgreesWithEveryCase()
    {
        var cases = 0;
        foreach (var (group, test) in Read("hmac_sha256_test.json"))
        {
            using var key = new MacKey(Hex(test, "key"));
            var mac = new byte[MacKey.Size];
            key.Compute(Hex(test, "msg"), mac);
            key.Compute(Hex(test, "msg"), mac); // reused, as the hot path does
            var tag = Hex(test, "tag");
            Assert.Equal(group.GetProperty("tagSize").GetInt32() / 8, tag.Length);
            Assert.Equal(IsValid(test), CryptographicOperations.FixedTimeEquals(mac.AsSpan(0, tag.Length), tag));
            cases++;
        }

        Assert.Equal(174, cases);
    }

    [Fact]
    public void AesGcm_AgreesWithEveryCase()
    {
        var cases = 0;
        foreach (var (group, test) in Read("aes_gcm_test.json"))
        {
            if (group.GetProperty("ivSize").GetInt32() != 96 || group.GetProperty("tagSize").GetInt32() != 128)
            {
                continue;
            }

            using var key = new SealingKey(Hex(test, "key"));
            var (nonce, aad, message) = (Hex(test, "iv"), Hex(test, "aad"), Hex(test, "msg"));
            byte[] expected = [.. nonce, .. Hex(test, "ct"), .. Hex(test, "tag")];
            var opened = new byte[message.Length];
            Assert.Equal(IsValid(test), key.TryOpen(expected, aad, opened));
            if (IsValid(test))
            {
                Assert.Equal(message, opened);
                var sealedBytes = new byte[message.Length + SealingKey.Overhead];
                key.Seal(nonce, message, aad, sealedBytes);
                Assert.Equal(expected, sealedBytes);
            }

            cases++;
        }

        Assert.Equal(197, cases);
    }

    private static IEnumerable<(JsonElement Group, JsonElement Test)> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Conformance.Find("crypto-vectors/wycheproof/" + file)));
        return json.RootElement.Clone().GetProperty("testGroups").EnumerateArray()
            .SelectMany(group => group.GetProperty("tests").EnumerateArray().Select(test => (group, test)));
    }

    private static bool IsValid(JsonElement test) => test.GetProperty("result").GetString() == "valid";

    private static byte[] Hex(JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);
}
