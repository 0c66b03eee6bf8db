using System.Globalization;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// K_tok = HMAC-SHA-256(seed, MAC of a label under the jurisdiction's root): neither the keeper of the root nor that of the domain's key
/// can make a token alone. Read as HKDF-Extract of RFC 5869 §2.2, the seed is the salt and the root's MAC the input.
/// </summary>
internal static class TokenKeyDerivation
{
    /// <summary>Says which key, so that jurisdiction, scope, class and version each make another one.</summary>
    public static byte[] Label(Jurisdiction jurisdiction, string scope, TokenClass tokenClass, int version) => LengthPrefixed.Of(
        "dp/tok/1", jurisdiction.Code, scope, Text(tokenClass.Value), Text(version));

    /// <summary>Gives the purpose under which a class's seeds stand in the registry.</summary>
    public static string Purpose(TokenClass tokenClass) => "tok/" + Text(tokenClass.Value);

    public static void Derive(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> share, Span<byte> key) => HMACSHA256.HashData(seed, share, key);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
