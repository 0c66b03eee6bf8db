using System.IO.Compression;
using DataProducts.Lake.Storage;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.Reading;

/// <summary>Tables that Athena, Spark, Java and PyIceberg wrote have the rows that other readers find in them.</summary>
public sealed class GoldenReadTests
{
    public static TheoryData<string> Tables => GoldenTable.All;

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task TableOfAnotherWriter_HasItsRows(string name)
    {
        var golden = new GoldenTable(name);
        var table = await golden.OpenAsync();

        var rows = await GoldenRows.ReadAsync(table, table.CurrentSnapshotId!.Value);

        Assert.Equal(GoldenRows.Expected(golden.Expected.GetProperty("rows"), table.Columns), rows);
        Assert.Equal(golden.Expected.GetProperty("rowCount").GetInt32(), rows.Count);
    }

    [Theory]
    [InlineData("athena-v2-append")]
    [InlineData("spark-equality-deletes")]
    [InlineData("spark-partition-evolution")]
    public async Task TableFoundByItsFolder_IsTheNewestVersion(string name)
    {
        var golden = new GoldenTable(name);

        var table = await IcebergTable.OpenAsync(new LocalObjectStore(golden.Folder), golden.Root, null, TestContext.Current.CancellationToken);

        Assert.Equal(golden.Metadata.Current!.Id, table.CurrentSnapshotId);
    }

    // Each snapshot's writer appended rows or deleted by equality; what is left was worked out by hand from the delete files.
    [Theory]
    [InlineData("spark-equality-deletes", 1, "1|a|2025-01-01|2|b|2025-01-02|3|c|2025-01-03|4|d|2025-01-04")]
    [InlineData("spark-partition-evolution", 1, "2024-01-01|12345|click|2024-01-02|67890|purchase")]
    public async Task OlderSnapshot_HasTheRowsOfItsTime(string name, int sequence, string expected)
    {
        var golden = new GoldenTable(name);
        var table = await golden.OpenAsync();
        var snapshot = golden.Metadata.Snapshots.Values.Single(snapshot => snapshot.SequenceNumber == sequence);

        var rows = await GoldenRows.ReadAsync(table, snapshot.Id);

        Assert.Equal(expected, string.Join('|', rows).Replace("T00:00:00.000Z", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CompressedMetadata_IsRead()
    {
        var golden = new GoldenTable("athena-v2-append");
        using var folder = new TempFolder();
        _ = Directory.CreateDirectory(folder["t/metadata"]);
        await using (var target = File.Create(folder["t/metadata/00007-x.gz.metadata.json"]))
        await using (var gzip = new GZipStream(target, CompressionMode.Compress))
        {
            await gzip.WriteAsync(await File.ReadAllBytesAsync(golden.MetadataFile, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        var table = await IcebergTable.OpenAsync(new LocalObjectStore(folder["t"]), folder["t"], null, TestContext.Current.CancellationToken);

        Assert.Equal(golden.Metadata.Current!.Id, table.CurrentSnapshotId);
    }

    [Fact]
    public async Task TwoMetadataFilesOfOneVersion_AreRefused()
    {
        using var folder = new TempFolder();
        _ = Directory.CreateDirectory(folder["t/metadata"]);
        foreach (var name in (string[])["00007-x", "00007-y", "00006-z"])
        {
            await File.WriteAllTextAsync(folder[$"t/metadata/{name}.metadata.json"], "{}", TestContext.Current.CancellationToken);
        }

        Assert.Equal("DP1514", (await RefusedAsync(folder["t"])).Id);
        Assert.Equal("DP1514", (await RefusedAsync(folder["elsewhere"])).Id);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("s3://hyperparam-iceberg/athena/example/../../../../../../etc/passwd")]
    [InlineData("s3://hyperparam-iceberg/athena/examples/x.avro")]
    [InlineData("s3://hyperparam-iceberg/athena/example//etc/passwd")]
    [InlineData("s3://hyperparam-iceberg/athena/example/metadata\\\\..\\\\..\\\\x")]
    public async Task FileOutsideOfTheTable_IsNotOpened(string path)
    {
        var golden = new GoldenTable("athena-v2-append");
        using var folder = new TempFolder();
        _ = Directory.CreateDirectory(folder["t/metadata"]);
        var text = await File.ReadAllTextAsync(golden.MetadataFile, TestContext.Current.CancellationToken);
        var list = golden.Metadata.Current!.ManifestList;
        Assert.Contains(list, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["t/metadata/v1.metadata.json"], text.Replace(list, path, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var table = await IcebergTable.OpenAsync(new LocalObjectStore(folder["t"]), folder["t"], null, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<LakeException>(() => GoldenRows.ReadAsync(table, table.CurrentSnapshotId!.Value));

        Assert.Equal("DP1501", failure.Id);
    }

    private static Task<LakeException> RefusedAsync(string folder) => Assert.ThrowsAsync<LakeException>(() =>
        IcebergTable.OpenAsync(new LocalObjectStore(folder), folder, null, TestContext.Current.CancellationToken));
}
