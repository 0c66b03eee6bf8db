using System.Text;
using DataProducts.Hydration;

namespace ProductNamespace1;

/// <summary>Where the rows come from: the program makes them, for example of a query's result.</summary>
internal static class Input
{
    /// <summary>Opens the rows. They are read more than once, and must be the same each time.</summary>
    public static (string Name, CsvSource Source) Open(string[] args) =>
        ("rows", CsvSource.Stream("rows", _ => ValueTask.FromResult<Stream>(new MemoryStream(Csv()))));

    private static byte[] Csv()
    {
        var text = new StringBuilder("id,email,phone,country,revenue,modified\n");
        foreach (var row in Rows())
        {
            text.AppendJoin(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\"")).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Put a query of your database here; keep the columns, and order the rows.
    private static IEnumerable<string[]> Rows()
    {
#if (inEU)
        yield return ["1001", "camille.martin@example.com", "+33 1 99 00 12 34", "FR", "1200.50", "2026-11-02T08:15:00Z"];
        yield return ["1002", "jonas.weber@example.com", "", "DE", "80.00", "2026-11-02T09:40:00Z"];
        yield return ["1003", "sofia.rossi@example.com", "+39 06 5550 1234", "IT", "", "2026-11-03T10:05:00Z"];
#endif
#if (inIN)
        yield return ["2001", "asha.patel@example.com", "+91 22 5555 0101", "IN", "310.00", "2026-11-02T04:30:00Z"];
        yield return ["2002", "ravi.kumar@example.com", "", "IN", "45.90", "2026-11-04T05:10:00Z"];
#endif
#if (inCH)
        yield return ["3001", "lukas.meier@example.com", "+41 44 555 01 02", "CH", "990.00", "2026-11-02T07:00:00Z"];
        yield return ["3002", "nora.keller@example.com", "", "CH", "", "2026-11-05T12:20:00Z"];
#endif
#if (inUS)
        yield return ["4001", "emily.davis@example.com", "202-555-0143", "US", "150.25", "2026-11-02T16:45:00Z"];
        yield return ["4002", "marcus.lee@example.com", "202-555-0177", "US", "2300.00", "2026-11-03T18:30:00Z"];
#endif
#if (inMC)
        yield return ["5001", "louis.moreau@example.com", "+377 99 55 01 01", "MC", "7800.00", "2026-11-02T08:00:00Z"];
#endif
        yield return ["9001", "bruno.silva@example.com", "", "BR", "20.00", "2026-11-02T13:00:00Z"];
        yield return ["9002", "not an address", "", "XX", "20.00", "2026-11-02T13:05:00Z"];
    }
}
