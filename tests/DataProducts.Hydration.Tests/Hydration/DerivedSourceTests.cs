namespace DataProducts.Hydration.Tests;

/// <summary>Rows that were computed: each part stays in its jurisdiction, and the same inputs are the same batch.</summary>
public sealed class DerivedSourceTests : IAsyncDisposable
{
    private static readonly string[] Columns = [.. Customers.Header.TrimEnd('\n').Split(',')];

    private readonly Bank _bank = new();
    private int _opened;

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task Parts_GoToTheTablesOfTheirJurisdictions()
    {
        var report = await _bank.HydrateAsync(new DerivedSource([Part(Jurisdiction.EU, 1, Row("b", "FR"), Row("a", "DE")), Part(Jurisdiction.IN, 1, Row("c", "IN"))]));

        Assert.Equal((3, 0, 2, 1), (report.RowsRead, report.RowsQuarantined, report.RowsWritten[Jurisdiction.EU], report.RowsWritten[Jurisdiction.IN]));
        Assert.Equal(3, (await _bank.PublishedRowsAsync()).Count);
    }

    [Fact]
    public async Task RowThatSaysItBelongsElsewhere_IsQuarantined()
    {
        var report = await _bank.HydrateAsync(new DerivedSource([Part(Jurisdiction.EU, 1, Row("a", "DE"), Row("b", "US"), Row("c", "AU"))]));

        Assert.Equal((1, 2), (report.RowsWritten[Jurisdiction.EU], report.RowsQuarantined));
        Assert.Equal(0, report.RowsWritten[Jurisdiction.US]);
        Assert.Equal(
            new Dictionary<RowProblem, long> { [new(RowRule.JurisdictionCrossed, null)] = 1, [new(RowRule.JurisdictionUnknown, "country")] = 1 },
            report.Problems);
    }

    [Fact]
    public async Task SameIdentities_CommitNothingAndAreNotEvenComputed()
    {
        var first = await _bank.HydrateAsync(new DerivedSource([Part(Jurisdiction.EU, 1, Row("a", "DE"))]));
        var files = _bank.LakeFiles();

        var second = await _bank.HydrateAsync(new DerivedSource([Part(Jurisdiction.EU, 1, Row("other", "DE"))]));

        Assert.True(second.AlreadyHydrated);
        Assert.Equal((first.Batch, 1, files), (second.Batch, _opened, _bank.LakeFiles()));
    }

    [Theory]
    [InlineData("EU", 2)]
    [InlineData("IN", 1)]
    public async Task AnotherIdentityOrJurisdiction_IsAnotherBatch(string jurisdiction, byte identity)
    {
        var first = await _bank.HydrateAsync(new DerivedSource([Part(Jurisdiction.EU, 1, Row("a", "DE"))]));
        var second = await _bank.HydrateAsync(new DerivedSource([Part(Jurisdiction.Parse(jurisdiction), identity)]));

        Assert.NotEqual(first.Batch, second.Batch);
    }

    [Fact]
    public async Task OrderOfRows_MeansNothing()
    {
        object?[][] rows = [Row("a", "DE"), Row("b", "FR"), Row("c", "DE"), Row("a", "FR")];
        await using var other = new Bank();
        await _bank.HydrateAsync(new DerivedSource([Part(Jurisdiction.EU, 1, rows)]));
        await other.HydrateAsync(new DerivedSource([Part(Jurisdiction.EU, 1, [.. rows.Reverse()])]));

        // Without what differs from vault to vault: subject and tokens. The second 'a' is the duplicate in both, and rows have the same numbers.
        Assert.Equal(await PlainAsync(_bank), await PlainAsync(other));
        Assert.Equal(3, (await PlainAsync(_bank)).Count);
    }

    [Fact]
    public async Task ColumnsThatAreNotTheContracts_AreRefused()
    {
        var missing = new DerivedSource([new(Jurisdiction.EU, new byte[32], _ => ValueTask.FromResult(new DerivedRows(Columns[1..], [])))]);
        var unknown = new DerivedSource([new(Jurisdiction.EU, new byte[32], _ => ValueTask.FromResult(new DerivedRows([.. Columns, "more"], [])))]);

        Assert.Equal("DP1101", (await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(missing))).Id);
        Assert.Equal("DP1102", (await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(unknown))).Id);
        Assert.Empty(await _bank.PublishedRowsAsync());
    }

    [Fact]
    public void TwoPartsOfOneJurisdiction_AreRefused() => Assert.Equal(
        "DP1109",
        Assert.Throws<DataProductException>(() => new DerivedSource([Part(Jurisdiction.EU, 1), Part(Jurisdiction.EU, 2)])).Id);

    private static async Task<List<string>> PlainAsync(Bank bank) =>
        [.. (await bank.PublishedRowsAsync()).Select(row => row.Split('|')).Select(row => string.Join('|', row[2], row[3], row[4], row[10])).Order(StringComparer.Ordinal)];

    private static object?[] Row(string id, string country) =>
        [id, $"{id}@mail.example", "1 (11) 500 555-0118", "Long Street", null, "City", country, new DateTimeOffset(2025, 9, 11, 11, 15, 7, TimeSpan.Zero)];

    private DerivedPart Part(Jurisdiction jurisdiction, byte identity, params object?[][] rows) => new(
        jurisdiction,
        Enumerable.Repeat(identity, 32).ToArray(),
        _ =>
        {
            _opened++;
            return ValueTask.FromResult(new DerivedRows(Columns, rows));
        });
}
