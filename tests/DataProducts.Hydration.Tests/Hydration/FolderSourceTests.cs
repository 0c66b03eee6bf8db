using System.IO.Compression;
using System.Text;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

public sealed class FolderSourceTests : IAsyncDisposable
{
    private readonly Bank _bank = new();
    private readonly TempFolder _folder = new();

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _bank.DisposeAsync();
    }

    [Fact]
    public async Task FilesOfEveryFormat_AreTakenInTheOrderOfTheirNames()
    {
        Csv("b.csv", 1);
        Write("a.jsonl", Encoding.UTF8.GetBytes(Json(2)));
        Write("c.ndjson.gz", Gzip(Json(3)));
        Write("sub/d.CSV.gz", Gzip(Customers.Header + Customers.Row(4)));
        Write("e.parquet", DuckParquet.Write(
            "select 'c5' as customer_id, 'person5@mail.example' as email, '1 (11) 500 555-0118' as phone, 'x' as address_line, "
            + "55550000000005 as card_number, 'City' as city, 'DE' as country_region, timestamp '2025-09-11 11:15:07' as modified"));

        var report = await _bank.HydrateAsync(Source("**"));

        Assert.Equal((5, 0), (report.RowsRead, report.RowsQuarantined));
        Assert.Equal(["c1", "c2", "c3", "c4", "c5"], await KeysAsync());
        var summary = (await (await _bank.TableAsync(Jurisdiction.EU)).SummariesAsync(TestContext.Current.CancellationToken))[0];
        Assert.Equal(
            ["a.jsonl", "b.csv", "c.ndjson.gz", "e.parquet", "sub/d.CSV.gz"],
            System.Text.Json.JsonDocument.Parse(summary["dp.offsets"]).RootElement.EnumerateArray().Select(part => part.GetProperty("part").GetString()));
    }

    [Fact]
    public async Task SecondRun_TakesOnlyNewFiles()
    {
        Csv("1.csv", 1);
        await _bank.HydrateAsync(Source());
        Csv("2.csv", 2);
        Csv("0.csv", 3);
        var second = await _bank.HydrateAsync(Source());
        var third = await _bank.HydrateAsync(Source());

        Assert.Equal((2, true, second.Batch), (second.RowsRead, third.AlreadyHydrated, third.Batch));
        Assert.Equal(["c1", "c2", "c3"], await KeysAsync());
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task FileThatChangedUnderItsName_IsRefused()
    {
        Csv("1.csv", 1);
        await _bank.HydrateAsync(Source());

        Csv("1.csv", 2); // the same length
        File.SetLastWriteTimeUtc(_folder["in/1.csv"], DateTime.UnixEpoch);
        Assert.Equal("DP1128", await FailureAsync());

        Write("1.csv", Encoding.UTF8.GetBytes(Customers.Header + Customers.Row(1) + Customers.Row(2)));
        Assert.Equal("DP1128", await FailureAsync());
    }

    [Fact]
    public async Task FileThatWasOnlyCopiedAnew_IsTheSameOne()
    {
        Csv("1.csv", 1);
        await _bank.HydrateAsync(Source());
        File.SetLastWriteTimeUtc(_folder["in/1.csv"], DateTime.UnixEpoch);
        Csv("2.csv", 2);

        Assert.Equal(1, (await _bank.HydrateAsync(Source())).RowsRead);
        Assert.Equal(["c1", "c2"], await KeysAsync());
    }

    [Fact]
    public async Task FileThatIsGone_IsNoError_UnlessItsBatchIsIncomplete()
    {
        Csv("1.csv", 1);
        Csv("2.csv", 2);
        await _bank.HydrateAsync(Source());
        File.Delete(_folder["in/1.csv"]);
        Csv("3.csv", 3);
        Assert.Equal(1, (await _bank.HydrateAsync(Source())).RowsRead);
        File.Delete(_folder["in/3.csv"]);
        Assert.True((await _bank.HydrateAsync(Source())).AlreadyHydrated);

        Csv("4.csv", 4);
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(Source(), new ThrowAt(HydrationPhase.Committing, 2)));
        File.Delete(_folder["in/4.csv"]);
        Assert.Equal("DP1128", await FailureAsync());
    }

    [Theory]
    [InlineData(HydrationPhase.Reading, 1)]
    [InlineData(HydrationPhase.Committing, 2)]
    [InlineData(HydrationPhase.Quarantine, 1)]
    [InlineData(HydrationPhase.Publishing, 1)]
    public async Task RunThatWasStopped_IsCompletedWithTheSameFiles_ThoughMoreCame(HydrationPhase phase, int which)
    {
        Csv("1.csv", 1);
        await _bank.HydrateAsync(Source());
        Csv("2.csv", 2);
        await Assert.ThrowsAsync<StoppedException>(() => _bank.HydrateAsync(Source(), new ThrowAt(phase, which)));
        Csv("0.csv", 3);
        for (var run = 0; run < 3; run++)
        {
            await _bank.HydrateAsync(Source());
        }

        Assert.Equal(["c1", "c2", "c3"], await KeysAsync());
        Assert.Empty(await _bank.QuarantineAsync());
    }

    [Fact]
    public async Task LimitOfFiles_LeavesTheOthersToTheNextRun()
    {
        for (var i = 1; i <= 5; i++)
        {
            Csv($"{i}.csv", i);
        }

        var read = new List<long>();
        for (var run = 0; run < 4; run++)
        {
            var report = await _bank.HydrateAsync(Source().LimitFiles(2));
            read.Add(report.AlreadyHydrated ? 0 : report.RowsRead);
        }

        Assert.Equal([2, 2, 1, 0], read);
        Assert.Equal(["c1", "c2", "c3", "c4", "c5"], await KeysAsync());
    }

    [Fact]
    public async Task UnfinishedAndOtherFiles_ArePassedOverOrRefused()
    {
        Csv("1.csv", 1);
        Write("_SUCCESS", []);
        Write(".hidden.csv", "x"u8.ToArray());
        Write("_temporary/2.csv", "x"u8.ToArray());
        Assert.Equal(1, (await _bank.HydrateAsync(Source("**"))).RowsRead);

        Write("notes.txt", "x"u8.ToArray());
        Assert.Equal("DP1129", await FailureAsync());
        Assert.True((await _bank.HydrateAsync(Source("*.csv"))).AlreadyHydrated);
    }

    [Fact]
    public async Task SnapshotsThatExpired_TakeNoFileWithThem()
    {
        for (var i = 1; i <= 3; i++)
        {
            Csv($"{i}.csv", i);
            await _bank.HydrateAsync(Source());
            _bank.Time.Advance(TimeSpan.FromDays(1));
        }

        foreach (var jurisdiction in JurisdictionTable.Default.Jurisdictions)
        {
            await (await _bank.TableAsync(jurisdiction)).ExpireAsync(TimeSpan.Zero, 1, TestContext.Current.CancellationToken);
        }

        Assert.True((await _bank.HydrateAsync(Source())).AlreadyHydrated);
        Csv("4.csv", 4);
        Assert.Equal((1, 0), await Counts());

        async Task<(long, long)> Counts()
        {
            var report = await _bank.HydrateAsync(Source());
            return (report.RowsRead, report.RowsQuarantined);
        }
    }

    [Fact]
    public async Task Backfill_TakesFilesAgainAndLeavesTheCursor()
    {
        Csv("1.csv", 1);
        Csv("2.csv", 2);
        await _bank.HydrateAsync(Source());
        var again = await _bank.HydrateAsync(Source().Backfill("1.*"));
        Csv("3.csv", 3);

        Assert.Equal((1, 1), (again.RowsRead, again.RowsQuarantined)); // the row is there: its key is known
        Assert.Equal(1, (await _bank.HydrateAsync(Source())).RowsRead);
    }

    [Fact]
    public async Task EmptyOrAbsentFolder_HasNoRows()
    {
        Assert.Equal(0, (await _bank.HydrateAsync(Source())).RowsRead);
        Csv("1.csv", 1);
        Assert.Equal(1, (await _bank.HydrateAsync(Source())).RowsRead);
    }

    [Theory]
    [InlineData("*", "a.csv", true)]
    [InlineData("*", "b/a.csv", false)]
    [InlineData("**", "a.csv", true)]
    [InlineData("**", "b/c/a.csv", true)]
    [InlineData("**/*.csv", "a.csv", true)]
    [InlineData("**/*.csv", "b/c/a.csv", true)]
    [InlineData("b/**/a.*", "b/a.csv", true)]
    [InlineData("b/**/a.*", "c/a.csv", false)]
    [InlineData("2025-??/*", "2025-01/x", true)]
    [InlineData("2025-??/*", "2025-1/x", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("A.csv", "a.csv", false)]
    public void Pattern_MatchesPaths(string pattern, string path, bool matches) => Assert.Equal(matches, new Glob(pattern).Matches(path));

    private FolderSource Source(string pattern = "*") => FolderSource.Of(_folder["in"], pattern, "customers");

    private async Task<string> FailureAsync() => (await Assert.ThrowsAsync<DataProductException>(() => _bank.HydrateAsync(Source()))).Id;

    private async Task<List<string>> KeysAsync() =>
        [.. (await _bank.PublishedRowsAsync()).Select(row => row.Split('|')[3]).Order(StringComparer.Ordinal)];

    private void Csv(string name, int id) => Write(name, Encoding.UTF8.GetBytes(Customers.Header + Customers.Row(id)));

    private void Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder["in"], name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static string Json(int id) =>
        $"{{\"customer_id\":\"c{id}\",\"email\":\"person{id}@mail.example\",\"phone\":\"1 (11) 500 555-0118\",\"address_line\":\"x\","
        + $"\"card_number\":55550000000001,\"city\":null,\"country_region\":\"DE\",\"modified\":\"2025-09-11 11:15:07\"}}\n";

    private static byte[] Gzip(string text)
    {
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }
}
