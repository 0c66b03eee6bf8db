using System.Text;

namespace DataProducts.Hydration.Tests;

public sealed class BadInputTests : IAsyncDisposable
{
    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Theory]
    [InlineData("c1,a@b.example,12345,street,5555 5555,city\n", RowRule.FieldCount, null)]
    [InlineData("c1,a@b.example,12345,street,5555 5555,city,DE,2025-01-01,more\n", RowRule.FieldCount, null)]
    [InlineData("c1,a.example,12345,street,5555 5555,city,DE,2025-01-01\n", RowRule.Format, "email")]
    [InlineData(",a@b.example,12345,street,5555 5555,city,DE,2025-01-01\n", RowRule.KeyEmpty, "customer_id")]
    [InlineData("c1,,12345,street,5555 5555,city,DE,2025-01-01\n", RowRule.Required, "email")]
    [InlineData("c1,a@b.example,12345,street,5555 5555,city,DE,soon\n", RowRule.Type, "modified")]
    [InlineData("c1,a@b.example,12345,street,5555 5555,city,AU,2025-01-01\n", RowRule.JurisdictionUnknown, "country")]
    [InlineData("c9,a@b.example,12345,street,5555 5555,city,DE,2025-01-01\n", RowRule.KeyDuplicate, "customer_id")]
    public async Task BadRow_IsQuarantinedWithItsReason(string row, string rule, string? column)
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Row(9) + row + Customers.Row(10)));

        Assert.Equal((3, 1, 2), (report.RowsRead, report.RowsQuarantined, report.RowsWritten[Jurisdiction.EU]));
        Assert.Equal(new KeyValuePair<RowProblem, long>(new(rule, column), 1), Assert.Single(report.Problems));
        var record = Assert.Single(await _bank.QuarantineAsync());
        Assert.StartsWith($"customers.csv|2|{report.Batch}|{rule}|{column}|", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BytesThatAreNoUtf8_QuarantineTheirRowOnly()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(Customers.Header + Customers.Row(1)), .. Latin1(Customers.Row(2, email: "jos\u00E9@b.example")),
            .. Encoding.UTF8.GetBytes(Customers.Row(3, email: "jos\u00E9@b.example"))];

        var report = await _bank.HydrateAsync(Customers.OfBytes(content));

        Assert.Equal((3, 2), (report.RowsRead, report.RowsWritten[Jurisdiction.EU]));
        Assert.Equal(new RowProblem(RowRule.Encoding, null), Assert.Single(report.Problems).Key);
    }

    [Theory]
    [InlineData("customer_id,email\n1,2\n", "DP1101")]
    [InlineData("customer_id,email,phone,address_line,card_number,city,country_region,modified,mood\n", "DP1102")]
    [InlineData("customer_id,email,phone,address_line,card_number,city,country_region,modified,city\n", "DP1103")]
    [InlineData("", "DP1104")]
    [InlineData(Customers.Header + "c1,\"a@b.example,12345,street,5555 5555,city,DE,2025-01-01\n", "DP1105")]
    public async Task BadSource_CommitsNothing(string content, string id)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(Customers.OfBytes(Encoding.UTF8.GetBytes(content))));

        Assert.Equal(id, failure.Id);
        Assert.Null((await _bank.TableAsync(Jurisdiction.EU)).CurrentSnapshotId);
        Assert.Empty(await _bank.QuarantineAsync());
        Assert.Empty(_bank.Platform.Audit.Lines);
    }

    [Fact]
    public async Task SecondPartThatIsBroken_CommitsNothingOfTheFirst()
    {
        var source = Customers.Of(Customers.Rows(100)).And(Customers.Of("c1,\"", "broken.csv"));

        Assert.Equal("DP1105", (await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(source))).Id);
        Assert.Empty(await _bank.PublishedRowsAsync());
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task RowWithSeveralProblems_HasARecordForEach()
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Row(1, "", time: "soon", phone: "", key: "")));

        Assert.Equal(1, report.RowsQuarantined);
        Assert.Equal(4, (await _bank.QuarantineAsync()).Count);
    }

    [Fact]
    public async Task BadRow_DoesNotTakeTheKeyOfAGoodOne()
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Row(1, email: "none") + Customers.Row(1)));

        Assert.Equal(1, report.RowsWritten[Jurisdiction.EU]);
    }

    [Fact]
    public async Task KeyOfAnotherJurisdiction_IsADuplicate()
    {
        var report = await _bank.HydrateAsync(Customers.Of(Customers.Row(1, "DE") + Customers.Row(1, "US")));

        Assert.Equal((1, 0), (report.RowsWritten[Jurisdiction.EU], report.RowsWritten[Jurisdiction.US]));
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
