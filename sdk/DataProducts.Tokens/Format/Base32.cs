using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DataProducts.Tokens;

/// <summary>
/// RFC 4648 base32 in lower case. It survives case-folding collations, CSV, URLs and SQL, where base64url does not.
/// </summary>
internal static class Base32
{
    /// <summary>What <see cref="Value"/> gives for a character that is no symbol.</summary>
    public const int None = -1;

    private const string Symbols = "abcdefghijklmnopqrstuvwxyz234567";
    private const ulong Ones = 0x0101_0101_0101_0101;
    private const ulong Highest = 0x80 * Ones;

    // A table, because nobody can predict whether the next symbol of a MAC is a letter or a digit.
    private static readonly sbyte[] Values = MakeValues();

    public static char Symbol(int value) => Symbols[value];

    public static int Value(uint character) => character < Values.Length ? Values[character] : None;

    /// <summary>Writes forty bits as eight symbols, all at once.</summary>
    public static void WriteEight(ulong bits, Span<char> text)
    {
        // Halved three times, each group of five bits ends in a byte of its own, the first symbol in the highest.
        var spread = ((bits & 0xFF_FFF0_0000) << 12) | (bits & 0x0F_FFFF);
        spread = ((spread & 0x000F_FC00_000F_FC00) << 6) | (spread & 0x0000_03FF_0000_03FF);
        spread = ((spread & 0x03E0_03E0_03E0_03E0) << 3) | (spread & 0x001F_001F_001F_001F);

        // From 26 on the symbols are digits; adding 128 - 26 shows it in the highest bit.
        var digits = ((spread + ((128 - 26) * Ones)) >> 7) & Ones;
        var ascii = spread + ('a' * Ones) - (digits * ('a' + 26 - '2'));
        var symbols = Vector128.CreateScalar(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(ascii) : ascii).AsByte();
        Vector128.WidenLower(symbols).CopyTo(MemoryMarshal.Cast<char, ushort>(text));
    }

    /// <summary>Reads eight characters (ASCII, the first in the highest byte) as forty bits, all at once.</summary>
    /// <returns>Whether all are symbols.</returns>
    public static bool TryReadEight(ulong ascii, out ulong bits)
    {
        // A byte's highest bit shows that it is not below a bound, once the bound is taken from it with that bit set.
        var high = ascii | Highest;
        var letters = (high - ('a' * Ones)) & ~(high - (('z' + 1) * Ones)) & Highest;
        var digits = (high - ('2' * Ones)) & ~(high - (('7' + 1) * Ones)) & Highest;
        var spread = ascii + ((digits >> 7) * ('a' + 26 - '2')) - ('a' * Ones);
        spread = ((spread >> 3) & 0x03E0_03E0_03E0_03E0) | (spread & 0x001F_001F_001F_001F);
        spread = ((spread >> 6) & 0x000F_FC00_000F_FC00) | (spread & 0x0000_03FF_0000_03FF);
        bits = ((spread >> 12) & 0xFF_FFF0_0000) | (spread & 0x0F_FFFF);
        return (ascii & Highest) == 0 && (letters | digits) == Highest;
    }

    private static sbyte[] MakeValues()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)None);
        for (var value = 0; value < Symbols.Length; value++)
        {
            values[Symbols[value]] = (sbyte)value;
        }

        return values;
    }
}
