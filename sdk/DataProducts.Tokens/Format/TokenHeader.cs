using System.Buffers.Binary;

namespace DataProducts.Tokens;

/// <summary>The first four bytes of a token: version and jurisdiction, class, key version.</summary>
internal readonly record struct TokenHeader
{
    public const int Size = 4;
    private const int LetterBits = 5;
    private const int LetterMask = 31;

    private readonly uint _value;

    public TokenHeader(Jurisdiction jurisdiction, TokenClass tokenClass, int keyVersion)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keyVersion, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keyVersion, byte.MaxValue);
        _value = (uint)(Place(jurisdiction) << 16 | tokenClass.Value << 8 | keyVersion);
    }

    public void WriteTo(Span<byte> destination) => BinaryPrimitives.WriteUInt32BigEndian(destination, _value);

    /// <summary>
    /// Tells whether the first bytes of a binary token can be a header: known version, two letters other than ZZ, known class, a key
    /// version.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<byte> token) => IsPlaced(token) && TokenClass.IsValid(token[2]);

    /// <summary>Tells whether they can begin the name of a vault item: a token's, or that of a format-preserving text.</summary>
    public static bool IsValidName(ReadOnlySpan<byte> token) =>
        IsPlaced(token) && (TokenClass.IsValid(token[2]) || TokenClass.IsFormat(token[2]));

    /// <summary>Gives the upper 16 bits that tokens of a jurisdiction begin with.</summary>
    public static int Place(Jurisdiction jurisdiction) =>
        Token.FormatVersion << (2 * LetterBits) | (jurisdiction.Code[0] - 'A') << LetterBits | (jurisdiction.Code[1] - 'A');

    /// <summary>Gives the jurisdiction of the upper 16 bits.</summary>
    public static Jurisdiction Jurisdiction(int place)
    {
        Span<char> code = [(char)('A' + First(place)), (char)('A' + Second(place))];
        return code switch
        {
            "EU" => DataProducts.Jurisdiction.EU,
            "IN" => DataProducts.Jurisdiction.IN,
            "CH" => DataProducts.Jurisdiction.CH,
            "US" => DataProducts.Jurisdiction.US,
            "MC" => DataProducts.Jurisdiction.MC,
            _ => DataProducts.Jurisdiction.TryParse(code.ToString(), out var other) ? other : DataProducts.Jurisdiction.Unknown,
        };
    }

    private static bool IsPlaced(ReadOnlySpan<byte> token)
    {
        var place = BinaryPrimitives.ReadUInt16BigEndian(token);
        return place >> (2 * LetterBits) == Token.FormatVersion
            && First(place) < 26
            && Second(place) < 26
            && (First(place), Second(place)) != (25, 25)
            && token[3] != 0;
    }

    private static int First(int place) => place >> LetterBits & LetterMask;

    private static int Second(int place) => place & LetterMask;
}
