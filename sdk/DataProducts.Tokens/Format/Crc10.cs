namespace DataProducts.Tokens;

/// <summary>CRC-10 (ITU-T I.610, polynomial 0x233) over 5-bit symbols, of which tokens have pairs and eights.</summary>
/// <remarks>
/// A check of ten bits catches every error burst of ten bits or fewer, so every changed symbol and every two neighbours that
/// changed places. It finds slips; it is not a MAC.
/// </remarks>
internal static class Crc10
{
    public const int Initial = 0x3FF;
    private const int Polynomial = 0x233;
    private const int Bits = 10;
    private const int Values = 1 << Bits;
    private const int Mask = Values - 1;

    // What the register becomes after two, four, six and eight more symbols of zero; a symbol at a time would wait 38 times for a table.
    private static readonly ushort[] AfterTwo = MakeTable(2);
    private static readonly ushort[] AfterFour = MakeTable(4);
    private static readonly ushort[] AfterSix = MakeTable(6);
    private static readonly ushort[] AfterEight = MakeTable(8);

    /// <summary>Appends two symbols, ten bits.</summary>
    public static int AppendPair(int crc, int pair) => AfterTwo[crc ^ pair];

    /// <summary>Appends eight symbols, forty bits.</summary>
    public static int AppendEight(int crc, ulong eight) =>
        AfterEight[crc ^ (int)(eight >> (3 * Bits))]
        ^ AfterSix[(int)(eight >> (2 * Bits)) & Mask]
        ^ AfterFour[(int)(eight >> Bits) & Mask]
        ^ AfterTwo[(int)eight & Mask];

    private static ushort[] MakeTable(int symbols)
    {
        var table = new ushort[Values];
        for (var register = 0; register < Values; register++)
        {
            var crc = register;
            for (var bit = 0; bit < 5 * symbols; bit++)
            {
                crc = (crc & (Values >> 1)) != 0 ? ((crc << 1) ^ Polynomial) & Mask : crc << 1;
            }

            table[register] = (ushort)crc;
        }

        return table;
    }
}
