using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

        var valid = true;
        var jurisdiction = ReadPair(text, JurisdictionAt, ref valid);
        var kind = ReadPair(text, ClassAt, ref valid);
        var version = ReadPair(text, VersionAt, ref valid);
        var crc = Crc(jurisdiction, kind, version);
        BinaryPrimitives.WriteUInt16BigEndian(token, (ushort)(Token.FormatVersion << 10 | jurisdiction));
        token[2] = (byte)kind;
        token[3] = (byte)version;
        for (var i = 0; i < BodySymbols / 8; i++)
        {
            // Eight symbols are forty bits, five bytes.
            valid &= Base32.TryReadEight(Eight(text.Slice(BodyAt + (8 * i), 8)), out var bits);
            crc = Crc10.AppendEight(crc, bits);
            var five = token.Slice(TokenHeader.Size + (5 * i), 5);
            five[0] = (byte)(bits >> 32);
            BinaryPrimitives.WriteUInt32BigEndian(five[1..], (uint)bits);
        }

        return ReadPair(text, CheckAt, ref valid) == crc && valid && kind <= byte.MaxValue && version <= byte.MaxValue;
    }

    public static void Write(ReadOnlySpan<byte> token, Span<char> text)
    {
        Token.Prefix.CopyTo(text);
        var jurisdiction = BinaryPrimitives.ReadUInt16BigEndian(token) & 0x3FF;
        WritePair(text, JurisdictionAt, jurisdiction);
        text[JurisdictionAt + 2] = '_';
        WritePair(text, ClassAt, token[2]);
        WritePair(text, VersionAt, token[3]);
        text[VersionAt + 2] = '_';
        var crc = Crc(jurisdiction, token[2], token[3]);
        for (var i = 0; i < BodySymbols / 8; i++)
        {
            var five = token.Slice(TokenHeader.Size + (5 * i), 5);
            var bits = (ulong)five[0] << 32 | BinaryPrimitives.ReadUInt32BigEndian(five[1..]);
            crc = Crc10.AppendEight(crc, bits);
            Base32.WriteEight(bits, text.Slice(BodyAt + (8 * i), 8));
        }

        WritePair(text, CheckAt, crc);
    }

    private static int Crc(int jurisdiction, int kind, int version) =>
        Crc10.AppendPair(Crc10.AppendPair(Crc10.AppendPair(Crc10.Initial, jurisdiction), kind), version);

    private static bool HasFrame<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        Is(text[0], 'd') && Is(text[1], 'p') && Is(text[2], '1') && Is(text[3], '_')
        && Is(text[JurisdictionAt + 2], '_') && Is(text[VersionAt + 2], '_');

    private static bool Is<T>(T character, char expected)
        where T : unmanaged, IBinaryInteger<T> => uint.CreateTruncating(character) == expected;

    private static int ReadPair<T>(ReadOnlySpan<T> text, int at, ref bool valid)
        where T : unmanaged, IBinaryInteger<T>
    {
        var first = Base32.Value(uint.CreateTruncating(text[at]));
        var second = Base32.Value(uint.CreateTruncating(text[at + 1]));
        valid &= first != Base32.None && second != Base32.None;
        return (first & 31) << 5 | (second & 31);
    }

    // Eight characters, the first in the highest byte; what is not ASCII becomes a byte that is not ASCII either.
    private static ulong Eight<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(byte))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(MemoryMarshal.AsBytes(text));
        }

        var characters = Vector128.Create(MemoryMarshal.Cast<T, ushort>(text));
        var bytes = Vector128.NarrowWithSaturation(characters, characters).AsUInt64().ToScalar();
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bytes) : bytes;
    }

    private static void WritePair(Span<char> text, int at, int bits)
    {
        text[at] = Base32.Symbol(bits >> 5);
        text[at + 1] = Base32.Symbol(bits & 31);
    }
}
