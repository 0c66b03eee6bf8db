using Avro.File;
using Avro.Generic;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.Manifests;

/// <summary>A manifest that is read and written again says the same; Apache Avro's library judges what is written.</summary>
public sealed class ManifestRewriteTests
{
    private static readonly string[] RequiredHeaders = ["schema", "schema-id", "partition-spec", "partition-spec-id", "format-version", "content"];

    private static readonly ManifestFile Owner = new()
    {
        Path = "m.avro",
        Length = 0,
        PartitionSpecId = 3,
        Deletes = false,
        SequenceNumber = 9,
        MinSequenceNumber = 1,
        AddedSnapshotId = 7,
        Added = default,
        Existing = default,
        Deleted = default,
    };

    public static TheoryData<string> Tables => GoldenTable.All;

    [Theory]
    [MemberData(nameof(Tables))]
    public void ManifestOfAnotherWriter_SaysTheSameAgain(string name)
    {
        var table = new GoldenTable(name);
        var manifests = table.Kept.SelectMany(table.Manifests).ToList();

        Assert.NotEmpty(manifests);
        Assert.All(manifests, pair =>
        {
            var again = ManifestReader.Read(ManifestWriter.Write(pair.Manifest.Head, pair.Manifest.Entries), pair.File);
            Assert.Equal(ManifestText.Of(pair.Manifest), ManifestText.Of(again));
        });
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void RewrittenManifest_IsReadByAvro(string name)
    {
        var table = new GoldenTable(name);
        foreach (var (_, manifest) in table.Manifests(table.Metadata.Current!))
        {
            using var stream = new MemoryStream(ManifestWriter.Write(manifest.Head, manifest.Entries));
            using var reader = DataFileReader<GenericRecord>.OpenReader(stream);

            Assert.Equal([], RequiredHeaders.Except(reader.GetMetaKeys()));
            Assert.Equal(manifest.Head.Deletes ? "deletes" : "data", reader.GetMetaString("content"));
            Assert.Equal(
                manifest.Entries.Select(entry => $"{(int)entry.Status}|{entry.SequenceNumber}|{entry.File.Path}|{entry.File.Rows}"),
                reader.NextEntries.Select(entry => entry["data_file"] is GenericRecord file
                    ? $"{entry["status"]}|{entry["sequence_number"]}|{file["file_path"]}|{file["record_count"]}"
                    : "no file"));
        }
    }

    [Fact]
    public void EveryFieldOfAnEntry_ComesBack()
    {
        var head = Head(deletes: true, new LakeType(LakeKind.Int));
        var file = File(FileContent.EqualityDeletes, [SingleValue.Of(5)]) with
        {
            EqualityIds = [1, 4],
            SplitOffsets = [4, 900],
            SortOrderId = 2,
            KeyMetadata = [1, 2],
            ReferencedDataFile = "s3://b/t/data/x.parquet",
        };
        file.Metrics.ColumnSizes[1] = 10;
        file.Metrics.NanCounts[1] = 3;
        file.Metrics.UpperBounds[4] = [0xFF];
        ManifestEntry[] entries =
            [new(EntryStatus.Existing, 11, 4, 3, file), new(EntryStatus.Deleted, 12, 5, 5, file), new(EntryStatus.Added, 13, 2, ManifestEntry.Inherit, file)];

        var again = ManifestReader.Read(ManifestWriter.Write(head, entries), Owner with { Deletes = true });

        entries[2] = entries[2] with { FileSequenceNumber = Owner.SequenceNumber };
        Assert.Equal(ManifestText.Of(new Manifest(head, entries)), ManifestText.Of(again));
    }

    public static TheoryData<LakeType, string> PartitionValues => new()
    {
        { new(LakeKind.Boolean), "01" },
        { new(LakeKind.Int), "FEFFFFFF" },
        { new(LakeKind.Long), "FEFFFFFFFFFFFF7F" },
        { new(LakeKind.Float), "0000C07F" },
        { new(LakeKind.Double), "000000000000F0FF" },
        { new(LakeKind.Decimal, 9, 2), "FF7F" },
        { new(LakeKind.Decimal, 38, 0), "4B3B4CA85A86C47A098A223FFFFFFFFF" },
        { new(LakeKind.Date), "FFFFFFFF" },
        { new(LakeKind.Time), "0100000000000000" },
        { new(LakeKind.Timestamp), "FFFFFFFFFFFFFFFF" },
        { new(LakeKind.TimestampTz), "0000000000000080" },
        { new(LakeKind.String), "F09F9087" },
        { new(LakeKind.Uuid), "F79C3E09677C4BBDA4793F349CB785E7" },
        { new(LakeKind.Fixed, 3), "00FF7F" },
        { new(LakeKind.Binary), "" },
    };

    [Theory]
    [MemberData(nameof(PartitionValues))]
    public void PartitionValue_ComesBack(LakeType type, string hex)
    {
        var head = Head(deletes: false, type, type);
        var entry = ManifestEntry.Added(7, File(FileContent.Data, [Convert.FromHexString(hex), null]));

        var again = ManifestReader.Read(ManifestWriter.Write(head, [entry]), Owner);

        Assert.Equal([type, type], again.Head.PartitionTypes);
        Assert.Equal([Convert.FromHexString(hex), null], Assert.Single(again.Entries).File.Partition.Values);
    }

    [Theory]
    [InlineData("my-col", "my_x2Dcol")]
    [InlineData("2x", "_2x")]
    [InlineData("räum", "r_xE4um")]
    public void PartitionNameThatAvroDoesNotTake_IsSpelledAsJavaDoes(string name, string spelled)
    {
        var spec = new PartitionSpec(3, [new PartitionField(1, 1000, name, Transform.Parse("identity"), "identity")]);
        var head = Head(deletes: false, new LakeType(LakeKind.Int)) with { Spec = spec };
        var bytes = ManifestWriter.Write(head, [ManifestEntry.Added(7, File(FileContent.Data, [SingleValue.Of(5)]))]);

        using var stream = new MemoryStream(bytes);
        using var reader = DataFileReader<GenericRecord>.OpenReader(stream);
        var partition = (GenericRecord)((GenericRecord)Assert.Single(reader.NextEntries)["data_file"])["partition"];

        Assert.Equal(5, partition[spelled]);
        Assert.Equal(name, Assert.Single(ManifestReader.Read(bytes, Owner).Head.Spec.Fields).Name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void EntryThatIsNotNew_NeedsASequenceNumber(int status)
    {
        var entry = ManifestEntry.Added(7, File(FileContent.Data, [])) with { Status = (EntryStatus)status };

        _ = Assert.Throws<ArgumentException>(() => ManifestWriter.Write(Head(deletes: false), [entry]));
    }

    [Fact]
    public void ContentThatTheListDoesNotSay_IsRefused()
    {
        var bytes = ManifestWriter.Write(Head(deletes: false), [ManifestEntry.Added(7, File(FileContent.Data, []))]);

        Assert.Equal("DP1504", Assert.Throws<LakeException>(() => ManifestReader.Read(bytes, Owner with { Deletes = true })).Id);
    }

    private static ManifestHead Head(bool deletes, params LakeType[] types) => new(
        2, """{"type":"struct","schema-id":2,"fields":[]}""",
        new PartitionSpec(3, [.. types.Select((_, i) => new PartitionField(i + 1, 1000 + i, $"p{i}", Transform.Parse("identity"), "identity"))]),
        types, deletes);

    private static FileEntry File(FileContent content, byte[]?[] partition) => new()
    {
        Content = content,
        Path = "s3://b/t/data/d.parquet",
        Format = "PARQUET",
        Rows = 3,
        Bytes = 100,
        Metrics = new FileMetrics(),
        Partition = new PartitionTuple(partition),
    };
}
