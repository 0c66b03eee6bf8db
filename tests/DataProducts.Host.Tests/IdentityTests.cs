using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataProducts.Host.Identity;

namespace DataProducts.Host.Tests;

/// <summary>Every way to come without a good token is refused by name, and recorded.</summary>
public sealed class IdentityTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Anna = "anna@bank.example";

    private static readonly object Header = new { alg = "ES256", typ = "JWT" };

    public static TheoryData<string, string> Bad => new()
    {
        { "no token", "DP2010" },
        { "expired", "DP2011" },
        { "not yet valid", "DP2012" },
        { "wrong audience", "DP2013" },
        { "wrong issuer", "DP2014" },
        { "tampered payload", "DP2015" },
        { "tampered signature", "DP2015" },
        { "alg none", "DP2015" },
        { "hs256 with the public key", "DP2015" },
        { "another key", "DP2015" },
        { "another key in the header", "DP2015" },
        { "es384 name", "DP2015" },
        { "no expiry", "DP2016" },
        { "longer than an hour", "DP2016" },
        { "no text of a token", "DP2016" },
        { "nine kilobytes", "DP2016" },
        { "unknown person", "DP2017" },
        { "no person", "DP2017" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Token_ThatIsNotGood_IsRefusedAndRecorded(string what, string id)
    {
        var before = Count(await host.RefusalsAsync(id));

        using var response = await host.SendAsync(HttpMethod.Post, "/graphql", TokenOf(what), new { query = "{ __typename }" });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await RunningHost.JsonOf(response);
        Assert.Equal((id, $"urn:dataproducts:error:{id}"), ((string?)problem["id"], (string?)problem["type"]));
        Assert.StartsWith("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);

        var records = await host.RefusalsAsync(id);
        Assert.Equal(before + 1, Count(records));
        Assert.All(records, record =>
        {
            Assert.Equal(("Refuse", "ZZ", "anonymous", false), ((string?)record["event"], (string?)record["jurisdiction"], (string?)record["principal"], (bool)record["allowed"]!));
            Assert.DoesNotContain("bank.example", record.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("eyJ", record.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task GoodToken_OfTheIssuer_IsAccepted_AndLastsAnHour()
    {
        var token = await host.TokenOfAsync(Anna);
        var claims = JsonDocument.Parse(FromBase64Url(token.Split('.')[1])).RootElement;

        Assert.Equal(3600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.All(["iss", "aud", "sub", "nbf", "jti"], name => Assert.True(claims.TryGetProperty(name, out _), name));
        using var response = await host.SendAsync(HttpMethod.Post, "/graphql", token, new { query = "{ __typename }" });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task GoodToken_MadeByHand_IsAccepted() =>
        // Without this, a mistake in the hand-made tokens above would look like a refusal.
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Post, "/graphql", Signed(Claims()), new { query = "{ __typename }" })).StatusCode);

    [Fact]
    public async Task Token_ForAnUnknownPerson_IsNotIssued()
    {
        using var response = await host.SendAsync(HttpMethod.Post, "/dev/token", null, new { person = "nobody@bank.example" });

        Assert.Equal((HttpStatusCode.Unauthorized, "DP2017"), (response.StatusCode, (string?)(await RunningHost.JsonOf(response))["id"]));
        Assert.NotEmpty(await host.RefusalsAsync("DP2017"));
    }

    [Fact]
    public void Key_IsItsOwnersAlone()
    {
        // Windows has no such modes.
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        }
    }

    private string KeyPath => Path.Combine(host.State, "keys", DevelopmentKey.FileName);

    private static long Count(IReadOnlyList<System.Text.Json.Nodes.JsonNode> records) => records.Sum(record => (long)record["count"]!);

    private string? TokenOf(string what)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var good = Signed(Claims());
        var parts = good.Split('.');
        return what switch
        {
            "no token" => null,
            "expired" => Signed(Claims(("nbf", now - 3600), ("iat", now - 3600), ("exp", now - 60))),
            "not yet valid" => Signed(Claims(("nbf", now + 120), ("iat", now + 120), ("exp", now + 600))),
            "wrong audience" => Signed(Claims(("aud", "another"))),
            "wrong issuer" => Signed(Claims(("iss", "https://elsewhere.example"))),
            "tampered payload" => $"{parts[0]}.{Base64Url(JsonSerializer.SerializeToUtf8Bytes(Claims(("sub", "urs@bank.example"))))}.{parts[2]}",
            "tampered signature" => $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}",
            "alg none" => $"{Part(new { alg = "none", typ = "JWT" })}.{parts[1]}.",
            "hs256 with the public key" => Hmac(parts[1]),
            "another key" => Signed(Claims(), ECDsa.Create(ECCurve.NamedCurves.nistP256)),
            "another key in the header" => Foreign(),
            "es384 name" => Signed(Claims(), header: new { alg = "ES384", typ = "JWT" }),
            "no expiry" => Signed(Claims(("exp", null))),
            "longer than an hour" => Signed(Claims(("exp", now + 86_400))),
            "no text of a token" => "not.a.token",
            "nine kilobytes" => Signed(Claims(("more", new string('x', 9_000)))),
            "unknown person" => Signed(Claims(("sub", "nobody@bank.example"))),
            "no person" => Signed(Claims(("sub", null))),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }

    private static Dictionary<string, object> Claims(params (string Name, object? Value)[] changes)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = DevelopmentIssuer.Name,
            ["aud"] = "dataproducts",
            ["sub"] = Anna,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 600,
            ["jti"] = "1",
        };
        foreach (var (name, value) in changes)
        {
            claims.Remove(name);
            if (value is not null)
            {
                claims[name] = value;
            }
        }

        return claims;
    }

    private string Signed(Dictionary<string, object> claims, ECDsa? key = null, object? header = null)
    {
        using var own = key ?? Key();
        var text = $"{Part(header ?? Header)}.{Part(claims)}";
        return $"{text}.{Base64Url(own.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    // The classic confusion: the public key, which everybody may know, taken as a secret.
    private string Hmac(string payload)
    {
        using var key = Key();
        var text = $"{Part(new { alg = "HS256", typ = "JWT" })}.{payload}";
        return $"{text}.{Base64Url(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(text)))}";
    }

    // A token that brings its own key along.
    private string Foreign()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return Signed(Claims(), key, new { alg = "ES256", typ = "JWT", jwk = new { kty = "EC", crv = "P-256", x = Base64Url(point.X!), y = Base64Url(point.Y!) } });
    }

    private ECDsa Key()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyPath));
        return key;
    }

    private static string Part(object value) => Base64Url(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static byte[] FromBase64Url(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
