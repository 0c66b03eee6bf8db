using System.Globalization;
using System.Text;
using DataProducts.Lake;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Tests.Support;
using DataProducts.Query.Governed;
using DataProducts.TestKit;

namespace DataProducts.Query.Tests.Governed;

/// <summary>Rows that another engine deleted one by one are in no answer, whatever the viewer may see.</summary>
public sealed class ForeignDeleteTests
{
    private const string Ids = "SELECT id FROM test.rows";

    [Theory]
    [InlineData(3, 3, "2")] // the same commit may delete its own rows
    [InlineData(3, 2, "0,1,2")] // the row came later
    public async Task PositionDelete_AppliesToFilesThatAreNotNewer(int data, int delete, string left)
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        var file = table.Rows(0, 3, data);
        table.DeletePositions(delete, (file, 0), (file, 1), (Path.Combine(table.Root, "data", "other.parquet"), 2));

        Assert.Equal(left, string.Join(',', await table.AskAsync(Ids)));
    }

    [Theory]
    [InlineData(3, 3, "0,1,2")] // the same commit's rows stay
    [InlineData(3, 4, "0,2")]
    public async Task EqualityDelete_AppliesToOlderFiles(int data, int delete, string left)
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        _ = table.Rows(0, 3, data);
        table.DeleteKeys(delete, "SELECT 1::INTEGER AS id", "{id: 1}", 1);

        Assert.Equal(left, string.Join(',', await table.AskAsync(Ids)));
    }

    // A table holds the paths that its writer used: with a scheme, and with what must be escaped in SQL.
    [Fact]
    public async Task PathsOfAnotherSpelling_AreMapped()
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        var file = table.Rows(0, 3, 1);
        var odd = Path.Combine(table.Root, "data", "o'dd.parquet");
        File.Copy(file, odd);
        table.Add(odd, 1, writtenAs: $"file:{odd}");
        table.DeletePositions(2, (odd, 2)); // not as the table has it: neither reader deletes it

        table.DeletePositions(2, ($"file:{odd}", 0), (file, 1));

        Assert.Equal(["0", "1", "2", "2"], await table.ReadAsync("id"));
        Assert.Equal(["0", "1", "2", "2"], await table.AskAsync(Ids));
    }

    [Fact]
    public async Task PositionsInLaterRowGroups_AreRight_BehindAPredicate()
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        var file = table.Rows(0, 20_000, 1);
        table.DeletePositions(2, (file, 0), (file, 4096), (file, 8191), (file, 19_999));

        Assert.Equal(["19996", "8192"], (await table.AskAsync("SELECT id FROM test.rows WHERE id IN (4096, 8191, 8192, 19996, 19999)")));
        Assert.Equal(["19996"], await table.AskAsync("SELECT count(*) FROM test.rows"));
    }

    [Fact]
    public async Task NoValueAndNaN_EqualThemselves_AndZerosOfDifferentSignDoNot()
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        var file = table.Write(
            """
            SELECT i::INTEGER AS id, 'k' AS kind,
                CASE i WHEN 0 THEN NULL WHEN 1 THEN 'nan'::DOUBLE WHEN 2 THEN 0.0::DOUBLE WHEN 3 THEN -0.0::DOUBLE WHEN 4 THEN '-nan'::DOUBLE ELSE 1 END AS ratio
            FROM range(6) t(i)
            """,
            ForeignDeletes.Ids);
        table.Add(file, 1);
        table.DeleteKeys(2, "SELECT NULL::DOUBLE AS ratio UNION ALL SELECT 'nan'::DOUBLE UNION ALL SELECT -0.0::DOUBLE", "{ratio: 3}", 3);

        Assert.Equal(["2", "5"], await table.ReadAsync("id"));
        Assert.Equal(["2", "5"], await table.AskAsync(Ids));
    }

    [Fact]
    public async Task DroppedAndWidenedKeys_StillDelete_AndAreNotShown()
    {
        using var table = new ForeignTable
        {
            Fields = """[{"id":1,"name":"id","required":true,"type":"long"}]""",
            OldFields = """[{"id":1,"name":"id","required":true,"type":"int"},{"id":2,"name":"kind","required":false,"type":"string"}]""",
        };
        table.Add(table.Write("SELECT i::INTEGER AS id, 'k' || i AS kind FROM range(4) t(i)", "{id: 1, kind: 2}"), 1);
        table.DeleteKeys(2, "SELECT 'k1' AS kind", "{kind: 2}", 2);
        table.DeleteKeys(2, "SELECT 3::BIGINT AS id", "{id: 1}", 1);

        Assert.Equal(["0", "2"], await table.AskAsync("SELECT * FROM test.rows"));
        foreach (var hidden in (string[])["kind", "f2", "d.f2", "dp_file", "filename", "file_row_number", "k0"])
        {
            _ = await Assert.ThrowsAsync<QueryRefusedException>(() => table.AskAsync($"SELECT {hidden} FROM test.rows"));
        }
    }

    // The delete is of the stored value; what the viewer sees in its place decides nothing.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HiddenKey_StillDeletes_AndIsNotShown(bool never)
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        _ = table.Rows(0, 10, 1);
        table.DeleteKeys(2, "SELECT 'k1' AS kind UNION ALL SELECT NULL", "{kind: 2}", 2);
        var action = never ? ColumnAction.Null : ColumnAction.ClearWhen("(\"id\" < 3)");

        var rows = await table.AskAsync("SELECT id, kind FROM test.rows", "(\"id\" < 8)", ("kind", action));

        Assert.Equal([never ? "2|∅" : "2|k2", "3|∅", "4|∅", "7|∅"], rows);
    }

    // A file of another engine may lack the column that its folder tells (Iceberg specification, Column Projection).
    [Fact]
    public async Task PartitionColumnThatFilesLack_HasThePartitionsValue()
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        table.DivideByKind();
        foreach (var (kind, first) in (ReadOnlySpan<(string?, int)>)[("it's", 0), ("b", 10), (null, 20)])
        {
            table.Add(table.Write($"SELECT i::INTEGER AS id FROM range({first}, {first + 2}) t(i)", "{id: 1}"), 1, FileContent.Data, 1, [kind is null ? null : Encoding.UTF8.GetBytes(kind)]);
        }

        string[] rows = ["0|it's", "10|b", "11|b", "1|it's", "20|∅", "21|∅"];
        Assert.Equal(rows, await table.AskAsync("SELECT id, kind FROM test.rows"));
        table.DeleteKeys(2, "SELECT 'b' AS kind, 10::INTEGER AS id", "{kind: 2, id: 1}", 1, 2);
        Assert.Equal(rows.Where(row => row != "10|b"), await table.AskAsync("SELECT id, kind FROM test.rows"));
        Assert.Equal(["11"], await table.AskAsync(Ids, "(\"kind\" = 'b')"));
    }

    // The golden table's expected.json has these two.
    [Fact]
    public async Task TableThatSparkDeletedFrom_HasTheRowsThatAreLeft()
    {
        using var folder = new TempFolder();
        Copy(Conformance.Find("iceberg-golden/spark-equality-deletes/table"), folder["lake/test/rows"]);
        var lake = await TableLake.Local(folder["lake"], TimeProvider.System).TryOpenAsync(new TableId("test", "rows"), TestContext.Current.CancellationToken);
        var files = await lake!.FilesWithCheckedDeletesAsync(1916084761853986166, TestContext.Current.CancellationToken);

        var answer = await Tests.Lake.Ask("SELECT id, name, bir FROM test.rows ORDER BY id", ForeignDeletes.Governed(files));

        Assert.Contains(files.Files, file => file.Deletes.Count > 0);
        Assert.Equal(["4|d|2025-01-04", "5|e|2025-01-05"], answer.Rows.Select(row => string.Join('|', row.Select(CellText.Of))));
    }

    [Fact]
    public async Task ManyWaysToRead_AreOneAnswer()
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        for (var i = 0; i < 70; i++)
        {
            _ = table.Rows(i * 10, 2, i + 1);
            table.DeleteKeys(i + 2, $"SELECT {i * 10}::INTEGER AS id", "{id: 1}", 1);
        }

        Assert.Equal(Enumerable.Range(0, 70).Select(i => $"{(i * 10) + 1}").Order(StringComparer.Ordinal), await table.AskAsync(Ids));
    }

    [Fact]
    public async Task DeletesThatAreNotUnderstood_RefuseTheQuery()
    {
        using var outside = new ForeignTable { Fields = ForeignDeletes.Fields };
        outside.DeletePositions(2, (outside.Rows(0, 3, 1), 3));
        Assert.Equal("DP1510", (await Assert.ThrowsAsync<LakeException>(() => outside.AskAsync(Ids))).Id);

        using var unknown = new ForeignTable { Fields = ForeignDeletes.Fields };
        _ = unknown.Rows(0, 3, 1);
        unknown.DeleteKeys(2, "SELECT 1::INTEGER AS id", "{id: 1}", 99);
        Assert.Equal("DP1502", (await Assert.ThrowsAsync<LakeException>(() => unknown.AskAsync(Ids))).Id);

        using var damaged = new ForeignTable { Fields = ForeignDeletes.Fields };
        _ = damaged.Rows(0, 3, 1);
        damaged.DeleteKeys(2, "SELECT 1::INTEGER AS id", "{id: 1}", 1);
        await File.WriteAllTextAsync(Directory.GetFiles(Path.Combine(damaged.Root, "data")).Order(StringComparer.Ordinal).Last(), "no Parquet", TestContext.Current.CancellationToken);
        Assert.Equal("DP1510", (await Assert.ThrowsAsync<LakeException>(() => damaged.AskAsync(Ids))).Id);
    }

    [Fact]
    public async Task DeletesOnS3_StayRefused()
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        table.DeletePositions(2, (table.Rows(0, 3, 1), 0));
        var files = await table.FilesAsync();
        var far = files with { Files = [.. files.Files.Select(file => file with { Path = "s3://lake/f.parquet" })] };

        Assert.Null(ReadableFiles.Problem("rows", files));
        Assert.Contains("S3", ReadableFiles.Problem("rows", far)!.Message, StringComparison.Ordinal);
        Assert.Equal("DP1816", ReadableFiles.Problem("rows", files with { MayLackFieldIds = true })!.Id);
    }

    // The engine would expand the name, and could open a file of another table.
    [Fact]
    public async Task FileOfDeletesWithAWildcard_IsNotOpened()
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        table.DeletePositions(2, (table.Rows(0, 3, 1), 0));
        var files = await table.FilesAsync();
        var wild = files with
        {
            Files = [.. files.Files.Select(file => file with { Deletes = [.. file.Deletes.Select(delete => delete with { Path = $"{table.Root}/data/*.parquet" })] })],
        };

        Assert.Equal("DP1820", (await Assert.ThrowsAsync<DataProductException>(() => Tests.Lake.Ask(Ids, ForeignDeletes.Governed(wild)))).Id);
    }

    [Fact]
    public async Task Identity_ChangesWithADelete()
    {
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        _ = table.Rows(0, 3, 1);
        var before = await IdentityOf(table);
        table.DeleteKeys(2, "SELECT 1::INTEGER AS id", "{id: 1}", 1);
        var after = await IdentityOf(table);
        table.DeleteKeys(3, "SELECT 2::INTEGER AS id", "{id: 1}", 1);

        Assert.Equal(3, new HashSet<string> { before, after, await IdentityOf(table) }.Count);
        Assert.Equal(await IdentityOf(table), await IdentityOf(table));
    }

    // The lake's own reader applies deletes row by row; the filter is worked out here.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task RandomDeletes_LeaveTheRowsOfTheLakesReader(ulong seed)
    {
        var random = new RandomOf(seed);
        using var table = new ForeignTable { Fields = ForeignDeletes.Fields };
        var files = new List<(string Path, int Sequence, int Count)>();
        for (var i = 0; i < 6; i++)
        {
            var (count, sequence) = (1 + random.Next(60), 1 + random.Next(8));
            files.Add((table.Rows(i * 100, count, sequence), sequence, count));
        }

        for (var sequence = 1; sequence < 9; sequence++)
        {
            var file = files[random.Next(files.Count)];
            table.DeletePositions(sequence, [.. Enumerable.Range(0, 5).Select(_ => (file.Path, random.Next(file.Count)))]);
            table.DeleteKeys(sequence, $"SELECT {random.Next(600)}::INTEGER AS id UNION ALL SELECT {random.Next(60)}", "{id: 1}", 1);
            var kind = random.Next(5) is > 0 and var number ? $"'k{number}'" : "NULL::VARCHAR";
            table.DeleteKeys(sequence, $"SELECT {kind} AS kind, {random.Next(7)}::DOUBLE / 2 AS ratio", "{kind: 2, ratio: 3}", 2, 3);
        }

        var live = await table.ReadAsync("id");
        var all = await table.AskAsync(Ids);
        var filtered = await table.AskAsync("SELECT id FROM test.rows WHERE kind IS NOT NULL", "(\"id\" < 300)", ("kind", ColumnAction.Clear));

        Assert.NotEmpty(live);
        Assert.True(live.SequenceEqual(all), $"Seed {seed}: {live.Count} rows, not {all.Count}");
        var expected = live.Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Where(id => id < 300 && id % 5 != 0).Select(id => $"{id}").Order(StringComparer.Ordinal);
        Assert.True(expected.SequenceEqual(filtered), $"Seed {seed}, behind the filter");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<string> IdentityOf(ForeignTable table) => Convert.ToHexString(
        QueryIdentity.Of(SqlGate.Parse(Ids), Jurisdiction.EU, [ForeignDeletes.Governed(await table.FilesAsync())]));
}
