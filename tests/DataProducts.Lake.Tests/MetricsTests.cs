using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Parquet;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

public sealed class MetricsTests
{
    private const string Sixteen = "aaaaaaaaaaaaaaaa";

    public static TheoryData<LakeKind, object[], string?, string?> Bounds => new()
    {
        { LakeKind.Boolean, [true, false], "00", "01" },
        { LakeKind.Int, [-1, 258, 7], "FFFFFFFF", "02010000" },
        { LakeKind.Long, [long.MinValue, 1L], "0000000000000080", "0100000000000000" },
        { LakeKind.Date, [-1, 0], "FFFFFFFF", "00000000" },
        { LakeKind.TimestampTz, [-1L, 1L], "FFFFFFFFFFFFFFFF", "0100000000000000" },
        { LakeKind.Float, [float.NaN, 1f], "0000803F", "0000803F" },
        { LakeKind.Float, [float.NaN], null, null },
        { LakeKind.Double, [0d, 1d], "0000000000000080", "000000000000F03F" },
        { LakeKind.Double, [-0d, -1d], "000000000000F0BF", "0000000000000000" },
        { LakeKind.Decimal, [(Int128)(-129), (Int128)128], "FF7F", "0080" },
        { LakeKind.Decimal, [(Int128)(-128), (Int128)127], "80", "7F" },
        { LakeKind.Decimal, [(Int128)0], "00", "00" },
        { LakeKind.Uuid, [Guid.AllBitsSet], null, null },
        { LakeKind.Fixed, [new byte[] { 0x80, 1, 2, 3, 4 }, new byte[] { 0x7F, 0, 0, 0, 0 }], "7F00000000", "8001020304" },
        { LakeKind.Binary, [Enumerable.Repeat((byte)0xFF, 20).ToArray()], "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", null },
        { LakeKind.Binary, [Convert.FromHexString("000102030405060708090A0B0C0DFFFF01")], "000102030405060708090A0B0C0DFFFF", "000102030405060708090A0B0C0E" },
        { LakeKind.String, [Sixteen], Text(Sixteen), Text(Sixteen) },
        { LakeKind.String, [Sixteen + "x"], Text(Sixteen), Text("aaaaaaaaaaaaaaab") },
        { LakeKind.String, ["\U00010000", "\uFFFF"], "EFBFBF", "F0908080" },
        { LakeKind.String, ["aaaaaaaaaaaaaaa\uD7FFx"], Text("aaaaaaaaaaaaaaa\uD7FF"), Text("aaaaaaaaaaaaaaa\uE000") },
        { LakeKind.String, ["aaaaaaaaaaaaaaa\U0010FFFFx"], Text("aaaaaaaaaaaaaaa\U0010FFFF"), Text("aaaaaaaaaaaaaab") },
        { LakeKind.String, [string.Concat(Enumerable.Repeat("\U0010FFFF", 17))], Text(string.Concat(Enumerable.Repeat("\U0010FFFF", 16))), null },
        { LakeKind.String, ["😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀!"], Text("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"), Text("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😁") },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Values_GiveTheirBounds(LakeKind kind, object[] values, string? lower, string? upper)
    {
        var metrics = Measure(new LakeColumn("c", TypeOf(kind), true), values);

        Assert.Equal(lower, metrics.LowerBounds.TryGetValue(4, out var least) ? Convert.ToHexString(least) : null);
        Assert.Equal(upper, metrics.UpperBounds.TryGetValue(4, out var greatest) ? Convert.ToHexString(greatest) : null);
    }

    [Fact]
    public void ColumnWithoutBounds_HasCountsOnly()
    {
        var metrics = Measure(new LakeColumn("c", new LakeType(LakeKind.String), true, Bounds: false), ["a", null, "b"]);

        Assert.Empty(metrics.LowerBounds);
        Assert.Empty(metrics.UpperBounds);
        Assert.Equal((3, 1), (metrics.ValueCounts[4], metrics.NullCounts[4]));
    }

    [Fact]
    public void Nans_AreCounted()
    {
        var metrics = Measure(new LakeColumn("c", new LakeType(LakeKind.Double), true), [double.NaN, null, 1d, double.NaN]);

        Assert.Equal((4, 1, 2), (metrics.ValueCounts[4], metrics.NullCounts[4], metrics.NanCounts[4]));
    }

    [Fact]
    public void AnyText_LiesBetweenItsBounds()
    {
        CsCheck.Check.Sample(CsCheck.Gen.String[CsCheck.Gen.Char["ab\uD7FF\uE000\uFFFFé"], 0, 40], text =>
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            var upper = Truncation.TextUpper(bytes);
            return Truncation.TextLower(bytes).AsSpan().SequenceCompareTo(bytes) <= 0
                && (upper is null || (upper.AsSpan().SequenceCompareTo(bytes) >= 0 && System.Text.Unicode.Utf8.IsValid(upper)));
        });
    }

    [Fact]
    public async Task Manifest_SaysWhatTheFileHolds()
    {
        using var lake = new TestLake();
        _ = await lake.AppendAsync("b1", Sample.Columns, Sample.Rows());
        var store = TestStore.Of(lake);
        var state = await store.LoadAsync(TestContext.Current.CancellationToken);
        var manifest = Assert.Single(await store.ManifestsAsync(state, state.Metadata.Current!, TestContext.Current.CancellationToken));

        var entry = Assert.Single(await store.EntriesAsync(state, manifest, TestContext.Current.CancellationToken));

        var metrics = entry.File.Metrics;
        Assert.Equal((EntryStatus.Added, state.Metadata.Current!.Id, 1L, 1L), (entry.Status, entry.SnapshotId, entry.SequenceNumber, entry.FileSequenceNumber));
        Assert.Equal(new FileCounts(1, Sample.RowCount), manifest.Added);
        Assert.Equal([4L], entry.File.SplitOffsets);
        Assert.All(Sample.Columns, (column, i) => Assert.Equal((long)Sample.Rows().Count(row => row[i] is null), metrics.NullCounts[i + 1]));
        Assert.All(metrics.ColumnSizes.Values, size => Assert.InRange(size, 1, entry.File.Bytes));
        Assert.Equal(Sample.Columns.Length, metrics.ColumnSizes.Count);
        Assert.Equal([5, 6], metrics.NanCounts.Keys.Order());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16], metrics.LowerBounds.Keys.Order());
        Assert.DoesNotContain(17, metrics.UpperBounds.Keys);
    }

    private static FileMetrics Measure(LakeColumn column, object?[] values)
    {
        using var batch = Sample.Batch([column], values.Select(value => new[] { value }));
        using var writer = new ParquetWriter(new MemoryStream(), [new TableColumn(4, column)], new ParquetOptions());
        writer.Write(batch);
        return writer.Finish().Metrics;
    }

    private static LakeType TypeOf(LakeKind kind) => kind switch
    {
        LakeKind.Decimal => new LakeType(kind, 38, 2),
        LakeKind.Fixed => new LakeType(kind, 5),
        _ => new LakeType(kind),
    };

    private static string Text(string text) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text));
}
