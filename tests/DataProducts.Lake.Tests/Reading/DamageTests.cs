using DataProducts.Lake.Reading.Tables;
using DataProducts.Lake.Storage;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.Reading;

/// <summary>A table of another engine with a damaged file is refused by name, or has rows; never another exception, never a hang.</summary>
public sealed class DamageTests
{
    private const int Seed = 1510;
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("DAMAGE_ROUNDS") ?? "60", null);

    private static readonly string[] Expected = ["DP1501", "DP1502", "DP1504", "DP1509", "DP1510", "DP1512", "DP1513"];

    public static TheoryData<string> Tables => GoldenTable.All;

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task DamagedFile_IsRefusedByName(string name)
    {
        var golden = new GoldenTable(name);
        using var copy = new TempFolder();
        var files = Directory.GetFiles(Path.Combine(golden.Folder, "table"), "*", SearchOption.AllDirectories)
            .Select(file => (Source: file, Target: copy[$"t/{Path.GetRelativePath(golden.Folder, file)}"])).ToList();
        foreach (var (source, target) in files)
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        var metadata = copy[$"t/{Path.GetRelativePath(golden.Folder, golden.MetadataFile)}"];
        var random = new Random(Seed);
        var damaged = files.Where(file => file.Target == metadata || file.Target.EndsWith(".avro", StringComparison.Ordinal) || file.Target.EndsWith(".parquet", StringComparison.Ordinal)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var (source, target) = damaged[round % damaged.Count];
            var intact = await File.ReadAllBytesAsync(source, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(target, FuzzTests.Damaged(intact, random), TestContext.Current.CancellationToken);
            try
            {
                var table = await IcebergTable.OpenAsync(
                    new LocalObjectStore(copy["t"]), metadata,
                    new Dictionary<string, string> { ["data/persistent/column_mapping/warehouse"] = copy["t/table"] }, TestContext.Current.CancellationToken);
                if (table.CurrentSnapshotId is { } snapshot)
                {
                    _ = await CountAsync(table, snapshot);
                }
            }
            catch (LakeException failure)
            {
                Assert.Contains(failure.Id, Expected);
            }
            catch (Exception failure)
            {
                Assert.Fail($"Seed {Seed}, round {round}, {target}: {failure}");
            }

            await File.WriteAllBytesAsync(target, intact, TestContext.Current.CancellationToken);
        }
    }

    // The decoder would go down by recursion until the stack, and with it the process, ends.
    [Theory]
    [InlineData(99, "another number of rows")]
    [InlineData(101, "nested too deeply")]
    [InlineData(40_000, "nested too deeply")]
    [InlineData(200_000, "too large")]
    public void SchemaThatIsNestedDeeply_IsRefusedBeforeItIsDecoded(int depth, string problem)
    {
        using var stream = new MemoryStream(DeepSchema.File(depth));

        var failure = Assert.Throws<LakeException>(() => new DataFileReader(stream, new FileToRead("x", 1), []));

        Assert.Equal("DP1510", failure.Id);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<int> CountAsync(IcebergTable table, long snapshot)
    {
        var rows = 0;
        await foreach (var batch in table.ReadAsync(snapshot, [.. table.ColumnsOf(snapshot).Select(column => column.Column.Name)], TestContext.Current.CancellationToken))
        {
            rows += batch.RowCount;
        }

        return rows;
    }
}
