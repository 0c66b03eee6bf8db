namespace DataProducts.Tokens;

/// <summary>
/// RFC 4648 base32 in lower case, one symbol at a time. It survives case-folding collations, CSV, URLs and SQL, where base64url does
/// not.
/// </summary>
internal static class Base32
{
    /// <summary>What <see cref="Value"/> gives for a character that is no symbol.</summary>
    public const int None = -1;

    private const string Symbols = "abcdefghijklmnopqrstuvwxyz234567";

    public static char Symbol(int value) => Symbols[value];

    public static int Value(uint character) => character switch
    {
        >= 'a' and <= 'z' => (int)(character - 'a'),
        >= '2' and <= '7' => (int)(character - '2' + 26),
        _ => None,
    };
}
