using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// One version of the key of a kind's texts in one space. It enciphers values, and names the vault item in which a text's original lies.
/// </summary>
/// <remarks>
/// Two keys of one (HKDF-Expand, RFC 5869 §2.3): for FF1, and for the HMAC of a text that is in the item's name as a token's body. One
/// caller at a time.
/// </remarks>
internal sealed class FormatKey : IDisposable
{
    /// <summary>The version of no normaliser: a text keeps its value's separators, so the value is not brought to another form.</summary>
    public const byte NoNormaliser = 0;

    private const int KeySize = 32;

    // UTF-8 of a text that needs no memory of its own.
    private const int UsualSize = 256;

    private readonly TextFormat _format;
    private readonly TokenHeader _header;
    private readonly FormatCipher _cipher;
    private readonly MacKey _names;

    /// <summary>Loads a key that its owner clears.</summary>
    public FormatKey(TokenSpaceId space, TokenClass tokenClass, int version, ReadOnlySpan<byte> key)
    {
        _format = TextFormat.Of(tokenClass.Kind) ?? throw FormatErrors.NoFormat(tokenClass.Kind);
        _header = new TokenHeader(space.Jurisdiction, tokenClass, version);
        var label = LengthPrefixed.Of("dp/ff1/2", space.Jurisdiction.Code, space.Scope, Text(tokenClass.Value), Text(version));
        Span<byte> keys = stackalloc byte[2 * KeySize];
        HKDF.Expand(HashAlgorithmName.SHA256, key, keys, label);
        _cipher = new FormatCipher(tokenClass.Kind, keys[..KeySize], label);
        _names = new MacKey((ReadOnlySpan<byte>)keys[KeySize..]);
        CryptographicOperations.ZeroMemory(keys);
    }

    /// <summary>Enciphers values; null and empty stay what they are.</summary>
    /// <exception cref="DataProductException">A value's format cannot be kept (<c>DP1471</c> to <c>DP1473</c>).</exception>
    public void Encipher(ReadOnlySpan<string?> values, Span<string?> texts) => _cipher.Encipher(values, texts);

    /// <summary>Gives the value that a text stands for: as it was written, but for small letters, which are enciphered as capitals.</summary>
    public string OriginalOf(string value) => _format.Canonical(value);

    /// <summary>Names the item of a text. The name has the form of a token that no lake holds.</summary>
    public Token ItemOf(string text)
    {
        Span<byte> bytes = stackalloc byte[UsualSize];
        Span<byte> mac = stackalloc byte[MacKey.Size];
        var encoded = Encoding.UTF8.TryGetBytes(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(text);
        _names.Compute(encoded, mac);
        return Token.Make(_header, mac);
    }

    public void Dispose()
    {
        _cipher.Dispose();
        _names.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
