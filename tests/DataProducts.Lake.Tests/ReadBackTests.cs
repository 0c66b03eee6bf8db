using DataProducts.Lake.Partitions;
using DataProducts.Lake.Storage;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>A store that says that it has a file, and has it not as it was written: no snapshot names it.</summary>
public sealed class ReadBackTests
{
    private static readonly LakeColumn[] Columns = [new("id", new LakeType(LakeKind.Long), false)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Losses => new(LossyStore.Losses.Keys);

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task FileThatIsNotWhatWasWritten_IsFoundOutBeforeTheCommit(string loss)
    {
        using var lake = new TestLake();
        var first = await lake.AppendAsync("b1", Columns, [[1L]]);
        var before = Files(lake);

        var failure = await Assert.ThrowsAsync<LakeException>(() => AppendAsync(lake, LossyStore.Losses[loss]));

        Assert.Equal("DP1509", failure.Id);
        Assert.EndsWith("nothing was committed.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, Files(lake));
        Assert.Equal(first, (await lake.OpenAsync(Columns)).CurrentSnapshotId);
        var second = await lake.AppendAsync("b2", Columns, [[2L]]);
        Assert.Equal(2, (await TestLake.ReadAsync(await lake.OpenAsync(Columns), second, "id")).Count);
    }

    private static string[] Files(TestLake lake) =>
        [.. Directory.EnumerateFiles(lake.TableFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static async Task AppendAsync(TestLake lake, Action<string> lose)
    {
        var table = new LakeTable(
            TestStore.Of(lake, new LossyStore(lake.Folder["eu"], lake.TableFolder, lose)), TimeProvider.System, [new TableColumn(1, Columns[0])],
            PartitionSpec.Unpartitioned, null);
        await using var append = table.BeginAppend("b2");
        using var rows = Sample.Batch(Columns, [[2L]]);
        await append.WriteAsync(rows, Cancel);
        _ = await append.CommitAsync(TestLake.NoSummary, Cancel);
    }

    private sealed class LossyStore(string root, string table, Action<string> lose) : IObjectStore
    {
        private readonly LocalObjectStore _inner = new(root);

        public static Dictionary<string, Action<string>> Losses { get; } = new()
        {
            ["the last byte is missing"] = file => Change(file, bytes => bytes[..^1]),
            ["everything is missing"] = file => Change(file, _ => []),
            ["a byte too many"] = file => Change(file, bytes => [.. bytes, 0]),
            ["the end is zeroes"] = file => Change(file, bytes => [.. bytes[..^100], .. new byte[100]]),
            ["one bit of the footer is another"] = file => Change(file, bytes =>
            {
                bytes[^20] ^= 1;
                return bytes;
            }),
            ["there is no file"] = File.Delete,
        };

        public ValueTask<bool> TryCreateAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
            _inner.TryCreateAsync(location, content, cancellationToken);

        public async ValueTask<IObjectUpload> BeginAsync(string location, CancellationToken cancellationToken = default)
        {
            var before = DataFiles().ToHashSet(StringComparer.Ordinal);
            return new Upload(await _inner.BeginAsync(location, cancellationToken), () => lose(DataFiles().Single(file => !before.Contains(file))));
        }

        public ValueTask ReplaceAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
            _inner.ReplaceAsync(location, content, cancellationToken);

        public ValueTask<Stream> OpenReadAsync(string location, CancellationToken cancellationToken = default) =>
            _inner.OpenReadAsync(location, cancellationToken);

        public ValueTask<bool> ExistsAsync(string location, CancellationToken cancellationToken = default) =>
            _inner.ExistsAsync(location, cancellationToken);

        public IAsyncEnumerable<ObjectInfo> ListAsync(string location, CancellationToken cancellationToken = default) =>
            _inner.ListAsync(location, cancellationToken);

        public ValueTask DeleteAsync(string location, CancellationToken cancellationToken = default) =>
            _inner.DeleteAsync(location, cancellationToken);

        private static void Change(string file, Func<byte[], byte[]> change) => File.WriteAllBytes(file, change(File.ReadAllBytes(file)));

        private string[] DataFiles() => Directory.GetFiles(Path.Combine(table, "data"), "*.parquet");

        private sealed class Upload(IObjectUpload inner, Action lose) : IObjectUpload
        {
            public Stream Content => inner.Content;

            public async ValueTask<bool> CompleteAsync(CancellationToken cancellationToken = default)
            {
                var created = await inner.CompleteAsync(cancellationToken);
                lose();
                return created;
            }

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
