using System.Buffers.Binary;
using System.Numerics;

namespace DataProducts.Tokens;

/// <summary>The text form of a token, to and from its binary form. Total: any input gives a token's bytes or false.</summary>
internal static class TokenText
{
    // dp1_jj_ccvv_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbxx
    private const int JurisdictionAt = 4;
    private const int ClassAt = 7;
    private const int VersionAt = 9;
    private const int BodyAt = 12;
    private const int BodySymbols = 32;
    private const int CheckAt = BodyAt + BodySymbols;

    public static bool TryRead<T>(ReadOnlySpan<T> text, Span<byte> token)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (text.Length != Token.TextLength || !HasFrame(text))
        {
            return false;
        }

        var crc = Crc10.Initial;
        var valid = true;
        var jurisdiction = Read(text, JurisdictionAt, 2, ref crc, ref valid);
        var kind = Read(text, ClassAt, 2, ref crc, ref valid);
        var version = Read(text, VersionAt, 2, ref crc, ref valid);
        BinaryPrimitives.WriteUInt16BigEndian(token, (ushort)(Token.FormatVersion << 10 | (int)jurisdiction));
        token[2] = (byte)kind;
        token[3] = (byte)version;
        for (var i = 0; i < BodySymbols / 8; i++)
        {
            // Eight symbols are forty bits, five bytes.
            var bits = Read(text, BodyAt + (8 * i), 8, ref crc, ref valid);
            var five = token.Slice(TokenHeader.Size + (5 * i), 5);
            five[0] = (byte)(bits >> 32);
            BinaryPrimitives.WriteUInt32BigEndian(five[1..], (uint)bits);
        }

        var expected = (ulong)crc;
        return Read(text, CheckAt, 2, ref crc, ref valid) == expected && valid && kind <= byte.MaxValue && version <= byte.MaxValue;
    }

    public static void Write(ReadOnlySpan<byte> token, Span<char> text)
    {
        var crc = Crc10.Initial;
        Token.Prefix.CopyTo(text);
        Write(text, JurisdictionAt, 2, BinaryPrimitives.ReadUInt16BigEndian(token) & 0x3FFul, ref crc);
        text[JurisdictionAt + 2] = '_';
        Write(text, ClassAt, 2, token[2], ref crc);
        Write(text, VersionAt, 2, token[3], ref crc);
        text[VersionAt + 2] = '_';
        for (var i = 0; i < BodySymbols / 8; i++)
        {
            var five = token.Slice(TokenHeader.Size + (5 * i), 5);
            Write(text, BodyAt + (8 * i), 8, (ulong)five[0] << 32 | BinaryPrimitives.ReadUInt32BigEndian(five[1..]), ref crc);
        }

        var check = (ulong)crc;
        Write(text, CheckAt, 2, check, ref crc);
    }

    private static bool HasFrame<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        Is(text[0], 'd') && Is(text[1], 'p') && Is(text[2], '1') && Is(text[3], '_')
        && Is(text[JurisdictionAt + 2], '_') && Is(text[VersionAt + 2], '_');

    private static bool Is<T>(T character, char expected)
        where T : unmanaged, IBinaryInteger<T> => uint.CreateTruncating(character) == expected;

    private static ulong Read<T>(ReadOnlySpan<T> text, int at, int symbols, ref int crc, ref bool valid)
        where T : unmanaged, IBinaryInteger<T>
    {
        var bits = 0ul;
        foreach (var character in text.Slice(at, symbols))
        {
            var symbol = Base32.Value(uint.CreateTruncating(character));
            valid &= symbol != Base32.None;
            symbol &= 31;
            crc = Crc10.Append(crc, symbol);
            bits = bits << 5 | (uint)symbol;
        }

        return bits;
    }

    private static void Write(Span<char> text, int at, int symbols, ulong bits, ref int crc)
    {
        for (var i = symbols - 1; i >= 0; i--)
        {
            var symbol = (int)(bits >> (5 * i)) & 31;
            crc = Crc10.Append(crc, symbol);
            text[at++] = Base32.Symbol(symbol);
        }
    }
}
