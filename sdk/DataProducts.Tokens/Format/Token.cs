using System.Buffers.Binary;

namespace DataProducts.Tokens;

/// <summary>A token: stands for a value whose original lies in the vault of the jurisdiction that the token itself names.</summary>
/// <remarks>
/// Text, 46 characters: <c>dp1_eu_</c>, class (2), key version (2), <c>_</c>, body (32), check (2); base32 in lower case.
/// Binary, 24 bytes: version (6 bits) and jurisdiction (two letters of 5 bits), class (1), key version (1), body (20).
/// A jurisdiction is two letters in both, so a package that adds one needs no number for it.
/// </remarks>
public readonly record struct Token
{
    /// <summary>The length of the binary form in bytes; the lake's <c>fixed[24]</c>.</summary>
    public const int Size = VaultKey.TokenSize;

    /// <summary>How every token's text form begins.</summary>
    public const string Prefix = "dp1_";

    /// <summary>The length of the text form in characters.</summary>
    public const int TextLength = 46;

    /// <summary>The length of the body in bytes: 160 bits, so that a billion values collide with a chance of 3e-31.</summary>
    internal const int BodySize = 20;

    internal const int FormatVersion = 1;

    private readonly ulong _head;
    private readonly UInt128 _tail;

    private Token(ReadOnlySpan<byte> bytes)
    {
        _head = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _tail = BinaryPrimitives.ReadUInt128BigEndian(bytes[8..]);
    }

    /// <summary>Gets the jurisdiction whose vault holds the original.</summary>
    public Jurisdiction Jurisdiction => TokenHeader.Jurisdiction(Place);

    /// <summary>Gets what kind of personal data it stands for.</summary>
    public PiiKind Kind => Class.Kind;

    /// <summary>Gets how it was made: <see cref="TokenMode.Deterministic"/>, <see cref="TokenMode.Random"/> or
    /// <see cref="TokenMode.OneWay"/>; the other modes make no tokens.</summary>
    public TokenMode Mode => Class.Mode;

    /// <summary>Gets the version of the key that made it, from 1.</summary>
    public int KeyVersion => (byte)(_head >> 32);

    /// <summary>Gets the class: kind and mode.</summary>
    internal TokenClass Class => TokenClass.Of((byte)(_head >> 40));

    /// <summary>Gets version and jurisdiction, as <see cref="TokenHeader.Place"/> gives them.</summary>
    internal int Place => (int)(_head >> 48);

    /// <summary>Reads the text form.</summary>
    /// <param name="text">The text, of any content.</param>
    /// <returns>The token.</returns>
    /// <exception cref="DataProductException">It is not a token (<c>DP1400</c>).</exception>
    public static Token Parse(ReadOnlySpan<char> text) => TryParse(text, out var token) ? token : throw TokenErrors.NotAToken(null);

    /// <summary>Reads the text form; never throws and never allocates.</summary>
    /// <param name="text">The text, of any content.</param>
    /// <param name="token">The token, or the default.</param>
    /// <returns>Whether it is a token: shape, alphabet, class, version and check are all right.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Token token)
    {
        Span<byte> bytes = stackalloc byte[Size];
        return Accept(TokenText.TryRead(text, bytes), bytes, out token);
    }

    /// <summary>Reads the text form from ASCII or UTF-8 bytes; never throws and never allocates.</summary>
    /// <param name="text">The text, of any content.</param>
    /// <param name="token">The token, or the default.</param>
    /// <returns>Whether it is a token.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out Token token)
    {
        Span<byte> bytes = stackalloc byte[Size];
        return Accept(TokenText.TryRead(text, bytes), bytes, out token);
    }

    /// <summary>Reads the binary form; never throws and never allocates.</summary>
    /// <param name="bytes">The bytes, of any content.</param>
    /// <param name="token">The token, or the default.</param>
    /// <returns>Whether it is a token.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Token token) => Accept(bytes.Length == Size, bytes, out token);

    /// <summary>Writes the binary form.</summary>
    /// <param name="destination">Room for at least <see cref="Size"/> bytes.</param>
    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _head);
        BinaryPrimitives.WriteUInt128BigEndian(destination[8..], _tail);
    }

    /// <summary>Writes the text form.</summary>
    /// <param name="destination">Room for at least <see cref="TextLength"/> characters.</param>
    public void Format(Span<char> destination)
    {
        Span<byte> bytes = stackalloc byte[Size];
        WriteTo(bytes);
        TokenText.Write(bytes, destination);
    }

    /// <summary>Gives the text form.</summary>
    /// <returns>46 characters.</returns>
    public override string ToString() => string.Create(TextLength, this, static (text, token) => token.Format(text));

    /// <summary>Reads the name of a vault item: a token, or what an item of a format-preserving text is found by.</summary>
    internal static bool TryReadName(ReadOnlySpan<byte> bytes, out Token name)
    {
        var valid = bytes.Length == Size && TokenHeader.IsValidName(bytes);
        name = valid ? new Token(bytes) : default;
        return valid;
    }

    internal static Token Make(TokenHeader header, ReadOnlySpan<byte> body)
    {
        Span<byte> bytes = stackalloc byte[Size];
        header.WriteTo(bytes);
        body[..BodySize].CopyTo(bytes[TokenHeader.Size..]);
        return new Token(bytes);
    }

    private static bool Accept(bool wellFormed, ReadOnlySpan<byte> bytes, out Token token)
    {
        var valid = wellFormed && TokenHeader.IsValid(bytes);
        token = valid ? new Token(bytes) : default;
        return valid;
    }
}
