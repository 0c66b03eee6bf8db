namespace DataProducts.Tokens;

/// <summary>Reads a vault key's token.</summary>
internal static class VaultKeyToken
{
    /// <summary>Gives the token, or of a format-preserving text what its item is found by; false for one that this program does not
    /// know.</summary>
    public static bool TryGetToken(this in VaultKey key, out Token token)
    {
        Span<byte> bytes = stackalloc byte[Token.Size];
        key.WriteTokenTo(bytes);
        return Token.TryReadName(bytes, out token);
    }

    public static VaultKey For(this in Token token, SubjectRef subject)
    {
        Span<byte> bytes = stackalloc byte[Token.Size];
        token.WriteTo(bytes);
        return new VaultKey(bytes, subject);
    }
}
