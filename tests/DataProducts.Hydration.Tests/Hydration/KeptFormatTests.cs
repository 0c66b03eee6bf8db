using System.Text;

namespace DataProducts.Hydration.Tests;

public sealed class KeptFormatTests
{
    private const string Rows = """
        id,country,card
        p1,DE,4111 1111 1111 1111
        p2,DE,
        p3,DE,12345
        p4,DE,4111 1111 1111 111x
        p5,DE,4111111111111111

        """;

    [Fact]
    public async Task ACardNumber_ReachesTheLakeEnciphered_AndWhatCannotBeIsQuarantined()
    {
        await using var bank = new Bank();
        var report = await new Hydrator<Payment>(await bank.Platform.OpenAsync()).RunAsync(
            CsvSource.Stream("payments.csv", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(Rows)))),
            null,
            TestContext.Current.CancellationToken);

        Assert.Equal((3, 2L), (report.RowsWritten[Jurisdiction.EU], report.RowsQuarantined));
        var table = (await bank.Platform.Lake(Jurisdiction.EU).TryOpenAsync(PortTable.Id(Payment.Schema, Jurisdiction.EU), TestContext.Current.CancellationToken))!;
        var cards = (await Bank.RowsAsync(table, table.CurrentSnapshotId!.Value, PortTable.Columns(Payment.Schema)))
            .Select(row => row.Split('|')[^1]).ToList();
        Assert.Matches("^[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}$", cards[0]);
        Assert.NotEqual("4111 1111 1111 1111", cards[0]);
        Assert.Equal(cards[0].Replace(" ", ""), cards[2]);
    }
}
