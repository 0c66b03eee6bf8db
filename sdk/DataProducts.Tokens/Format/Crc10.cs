namespace DataProducts.Tokens;

/// <summary>CRC-10 (ITU-T I.610, polynomial 0x233) over 5-bit symbols.</summary>
/// <remarks>
/// A check of ten bits catches every error burst of ten bits or fewer, so every changed symbol and every two neighbours that
/// changed places. It finds slips; it is not a MAC.
/// </remarks>
internal static class Crc10
{
    public const int Initial = 0x3FF;
    private const int Polynomial = 0x233;

    private static readonly ushort[] Table = MakeTable();

    public static int Append(int crc, int symbol) => ((crc << 5) & 0x3FF) ^ Table[(crc >> 5) ^ symbol];

    private static ushort[] MakeTable()
    {
        var table = new ushort[32];
        for (var symbol = 0; symbol < table.Length; symbol++)
        {
            var crc = symbol << 5;
            for (var bit = 0; bit < 5; bit++)
            {
                crc = (crc & 0x200) != 0 ? ((crc << 1) ^ Polynomial) & 0x3FF : crc << 1;
            }

            table[symbol] = (ushort)crc;
        }

        return table;
    }
}
