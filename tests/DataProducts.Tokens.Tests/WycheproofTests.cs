using System.Security.Cryptography;

namespace DataProducts.Tokens.Tests;

public sealed class WycheproofTests
{
    [Fact]
    public void HmacSha256_AgreesWithEveryCase()
    {
        var cases = 0;
        foreach (var (group, test) in Wycheproof.Read("hmac_sha256_test.json"))
        {
            using var key = new MacKey(Wycheproof.Hex(test, "key"));
            var mac = new byte[MacKey.Size];
            key.Compute(Wycheproof.Hex(test, "msg"), mac);
            key.Compute(Wycheproof.Hex(test, "msg"), mac); // reused, as the hot path does
            var tag = Wycheproof.Hex(test, "tag");
            Assert.Equal(group.GetProperty("tagSize").GetInt32() / 8, tag.Length);
            Assert.Equal(Wycheproof.IsValid(test), CryptographicOperations.FixedTimeEquals(mac.AsSpan(0, tag.Length), tag));
            cases++;
        }

        Assert.Equal(174, cases);
    }

    [Fact]
    public void AesGcm_AgreesWithEveryCase()
    {
        var cases = 0;
        foreach (var (group, test) in Wycheproof.Read("aes_gcm_test.json"))
        {
            if (group.GetProperty("ivSize").GetInt32() != 96 || group.GetProperty("tagSize").GetInt32() != 128)
            {
                continue;
            }

            using var key = new SealingKey(Wycheproof.Hex(test, "key"));
            var (nonce, aad, message) = (Wycheproof.Hex(test, "iv"), Wycheproof.Hex(test, "aad"), Wycheproof.Hex(test, "msg"));
            byte[] expected = [.. nonce, .. Wycheproof.Hex(test, "ct"), .. Wycheproof.Hex(test, "tag")];
            var opened = new byte[message.Length];
            Assert.Equal(Wycheproof.IsValid(test), key.TryOpen(expected, aad, opened));
            if (Wycheproof.IsValid(test))
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
}
