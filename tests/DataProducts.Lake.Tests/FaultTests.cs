using DataProducts.Lake.Partitions;
using DataProducts.Lake.Storage;
using DataProducts.Lake.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DataProducts.Lake.Tests;

/// <summary>A store that fails at the very moment of the commit.</summary>
public sealed class FaultTests
{
    private static readonly LakeColumn[] Columns = [new("id", new LakeType(LakeKind.Long), false)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FailureAfterTheCommit_IsFoundOutToBeASuccess()
    {
        using var lake = new TestLake();
        var table = await OpenAsync(lake, new FailingStore(lake.Folder["eu"], create: true));

        var snapshot = await AppendAsync(table);

        Assert.Equal(snapshot, await table.FindBatchAsync("b1", Cancel));
        Assert.Single(await TestLake.ReadAsync(table, snapshot, "id"));
    }

    [Fact]
    public async Task FailureWithUnknownOutcome_KeepsTheFilesAndCanBeRepeated()
    {
        using var lake = new TestLake();
        var table = await OpenAsync(lake, new FailingStore(lake.Folder["eu"], create: false));

        var failure = await Assert.ThrowsAsync<LakeException>(() => AppendAsync(table));
        Assert.Equal("DP1506", failure.Id);
        Assert.Single(Directory.GetFiles(Path.Combine(lake.TableFolder, "data")));

        var snapshot = await lake.AppendAsync("b1", Columns, [[1L]]);
        Assert.Single(await TestLake.ReadAsync(await lake.OpenAsync(Columns), snapshot, "id"));
    }

    [Fact]
    public async Task PointerThatCannotBeMoved_DoesNotUndoTheCommit()
    {
        using var lake = new TestLake();
        var table = await OpenAsync(lake, new LocalObjectStore(lake.Folder["eu"]));
        await using var pointers = new SqliteConnection($"Data Source={lake.Folder["eu/catalog.db"]};Pooling=False");
        await pointers.OpenAsync(Cancel);
        await using var command = pointers.CreateCommand();
        command.CommandText = "CREATE TRIGGER fail BEFORE UPDATE ON iceberg_tables BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END";
        _ = await command.ExecuteNonQueryAsync(Cancel);

        var snapshot = await AppendAsync(table);

        command.CommandText = "DROP TRIGGER fail";
        _ = await command.ExecuteNonQueryAsync(Cancel);
        Assert.Equal(snapshot, (await lake.OpenAsync(Columns)).CurrentSnapshotId);
    }

    private static async Task<LakeTable> OpenAsync(TestLake lake, IObjectStore objects)
    {
        _ = await lake.OpenAsync(Columns);
        return new LakeTable(TestStore.Of(lake, objects), TimeProvider.System, [new TableColumn(1, Columns[0])], PartitionSpec.Unpartitioned, null);
    }

    private static async Task<long> AppendAsync(LakeTable table)
    {
        await using var append = table.BeginAppend("b1");
        using var rows = Sample.Batch(Columns, [[1L]]);
        await append.WriteAsync(rows, Cancel);
        return await append.CommitAsync(TestLake.NoSummary, Cancel);
    }

    private sealed class FailingStore(string root, bool create) : IObjectStore
    {
        private readonly LocalObjectStore _inner = new(root);

        public async ValueTask<bool> TryCreateAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
        {
            if (!location.EndsWith("v2.metadata.json", StringComparison.Ordinal))
            {
                return await _inner.TryCreateAsync(location, content, cancellationToken);
            }

            _ = create && await _inner.TryCreateAsync(location, content, cancellationToken);
            throw new IOException("The connection was lost.");
        }

        public ValueTask<IObjectUpload> BeginAsync(string location, CancellationToken cancellationToken = default) =>
            _inner.BeginAsync(location, cancellationToken);

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
    }
}
