using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataProducts.Host.Identity;

namespace DataProducts.Host.Tests.Vault;

/// <summary>Tokens with a claim of any form, signed with the development issuer's key.</summary>
internal static class Tokens
{
    public static string Of(RunningHost host, string person, string? scope) => Signed(host, person, "scope", scope);

    public static string Signed(RunningHost host, string person, string claim, object? value)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = DevelopmentIssuer.Name, ["aud"] = "dataproducts", ["sub"] = person, ["iat"] = now, ["nbf"] = now, ["exp"] = now + 600,
        };
        if (value is not null)
        {
            claims[claim] = value;
        }

        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(host.State, "keys", DevelopmentKey.FileName)));
        var text = $"{Part(new { alg = "ES256", typ = "JWT" })}.{Part(claims)}";
        return $"{text}.{System.Buffers.Text.Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static string Part(object value) => System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
