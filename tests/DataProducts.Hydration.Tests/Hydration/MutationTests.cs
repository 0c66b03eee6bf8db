using System.Text;
using CsCheck;

namespace DataProducts.Hydration.Tests;

/// <summary>Whatever a file holds: every record is written or kept out, or the whole file is refused with a typed error.</summary>
public sealed class MutationTests
{
    private static readonly byte[] Good = Encoding.UTF8.GetBytes(Customers.Header + Customers.Rows(40));

    private static readonly byte[][] Pieces =
    [
        [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], [0], "\""u8.ToArray(), ","u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "\"\""u8.ToArray(),
        "\r\n\r\n"u8.ToArray(), "#"u8.ToArray(), "\U0001F600"u8.ToArray(), "\u2028"u8.ToArray(), ",,,,,,,,,,"u8.ToArray(),
    ];

    private static readonly Gen<(int Kind, int At, int Length, int Piece)> Change =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, Good.Length - 1], Gen.Int[1, 60], Gen.Int[0, Pieces.Length - 1]);

    // One jurisdiction, so that a round is two tables and not six: what varies here is the file.
    private static readonly JurisdictionTable Union = new("test", [new(Jurisdiction.EU, ["DE", "FR"])]);

    [Fact]
    public async Task MutatedFile_LosesNoRow() => await Change.Array[1, 6].SampleAsync(
        async changes =>
        {
            await using var bank = new Bank(Union);
            var content = changes.Aggregate(Good, Apply);
            try
            {
                var report = await bank.HydrateAsync(Customers.OfBytes(content));
                Assert.Equal(report.RowsRead, report.RowsWritten.Values.Sum() + report.RowsQuarantined);
                Assert.Equal(report.RowsWritten.Values.Sum(), (await bank.PublishedRowsAsync()).Count);
                Assert.Equal(report.RowsQuarantined, (await bank.QuarantineAsync()).Select(record => record.Split('|')[1]).Distinct().Count());
            }
            catch (DataProductException failure)
            {
                Assert.StartsWith("DP11", failure.Id, StringComparison.Ordinal);
                Assert.DoesNotContain("@", failure.Message, StringComparison.Ordinal);
                Assert.Empty(await bank.PublishedRowsAsync());
                Assert.Empty(await bank.QuarantineAsync());
            }
        },
        iter: 60,
        threads: 1);

    [Fact]
    public async Task LineThatLosesNoQuote_IsOneRecord()
    {
        // Changes inside the fields of one line cannot add or remove records: the number of rows is known without our reader.
        var random = new Random(20_260_301);
        for (var round = 0; round < 200; round++)
        {
            var lines = (Customers.Header + Customers.Rows(60)).TrimEnd('\n').Split('\n').Select(Encoding.UTF8.GetBytes).ToArray();
            var line = lines[1 + random.Next(60)];
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                var at = random.Next(line.Length);
                line[at] = line[at] == (byte)'"' ? line[at] : (byte)"\x80\xFF,#;\t x@"[random.Next(9)];
            }

            var content = lines.SelectMany(bytes => bytes.Append((byte)'\n')).ToArray();
            try
            {
                Assert.Equal(60, (await ReadCsv.RowsAsync(ReadCsv.Of(content), Crash.Customer.Schema)).Count);
            }
            catch (DataProductException failure)
            {
                Assert.Equal("DP1105", failure.Id);
            }
        }
    }

    private static byte[] Apply(byte[] content, (int Kind, int At, int Length, int Piece) change)
    {
        var at = Math.Min(change.At, content.Length);
        var end = Math.Min(content.Length, at + change.Length);
        return change.Kind switch
        {
            0 => [.. content[..at], .. content[end..]],
            1 => [.. content[..end], .. content[at..]],
            2 => [.. content[..at], .. Pieces[change.Piece], .. content[at..]],
            _ => content[..Math.Max(1, at)],
        };
    }
}
