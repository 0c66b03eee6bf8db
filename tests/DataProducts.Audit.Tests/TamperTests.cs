namespace DataProducts.Audit.Tests;

/// <summary>Whatever is changed in a log is found, and the record is named.</summary>
public sealed class TamperTests
{
    [Fact]
    public async Task EveryByteOfEveryFile_Changed_IsFound()
    {
        using var log = await TestLog.OfAsync(5, 250, 8);
        Assert.Equal(
            [".lock", "checkpoint", "tile/0/000", "tile/0/001.p/7", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/7"], log.Files());
        foreach (var path in log.Files())
        {
            var bytes = File.ReadAllBytes(log[path]);
            for (var at = 0; at < bytes.Length; at++)
            {
                // Every bit once over eight neighbouring bytes, and all bits where files are small.
                foreach (var mask in bytes.Length < 500 ? (byte[])[1, 2, 4, 8, 16, 32, 64, 128, 255] : [(byte)(1 << (at % 8))])
                {
                    bytes[at] ^= mask;
                    File.WriteAllBytes(log[path], bytes);
                    var problem = (await log.VerifyAsync()).Problem;
                    Assert.True(problem is not null, $"{path} byte {at} mask {mask}");
                    AssertNamed(problem, path, bytes, at);
                    bytes[at] ^= mask;
                }
            }

            File.WriteAllBytes(log[path], bytes);
        }

        Assert.True((await log.VerifyAsync()).IsGood);
    }

    [Fact]
    public async Task EveryFile_MissingOrCutOrLonger_IsFound()
    {
        using var log = await TestLog.OfAsync(5, 250, 8);
        foreach (var path in log.Files())
        {
            var bytes = File.ReadAllBytes(log[path]);
            for (var length = 0; length < bytes.Length; length += bytes.Length > 500 ? 7 : 1)
            {
                File.WriteAllBytes(log[path], bytes[..length]);
                Assert.False((await log.VerifyAsync()).IsGood, $"{path} cut to {length}");
            }

            foreach (var more in new byte[][] { [0], [(byte)'\n'], new byte[32], bytes })
            {
                File.WriteAllBytes(log[path], [.. bytes, .. more]);
                Assert.False((await log.VerifyAsync()).IsGood && more.Length > 0, $"{path} with {more.Length} more");
            }

            File.Delete(log[path]);
            Assert.Equal(path == ".lock", (await log.VerifyAsync()).IsGood);
            File.WriteAllBytes(log[path], bytes);
        }
    }

    [Theory]
    [InlineData("dropped", 3)]
    [InlineData("doubled", 3)]
    [InlineData("swapped", 3)]
    [InlineData("edited", 3)]
    [InlineData("added", null)]
    public async Task RecordsRearranged_NameTheFirstBadOne(string how, int? expected)
    {
        using var log = await TestLog.OfAsync(9);
        var records = TestLog.Records(9).ToList();
        switch (how)
        {
            case "dropped": records.RemoveAt(3); break;
            case "doubled": records.Insert(3, records[2]); break;
            case "swapped": (records[3], records[7]) = (records[7], records[3]); break;
            case "edited": records[3] = "record X"u8.ToArray(); break;
            default: records.Add("record 9"u8.ToArray()); break;
        }

        using var bundle = new MemoryStream();
        records.ForEach(record => EntryBundle.Append(bundle, record.Span));
        File.WriteAllBytes(log["tile/entries/000.p/9"], bundle.ToArray());

        var problem = (await log.VerifyAsync()).Problem!;

        Assert.Equal(expected, problem.Record);
        Assert.Equal("tile/entries/000.p/9", problem.Path);
    }

    [Fact]
    public async Task RecordEditedWithAllItsTiles_DisagreesWithTheSignedRoot()
    {
        using var log = await TestLog.OfAsync(300);
        var checkpoint = File.ReadAllBytes(log["checkpoint"]);
        using var forged = new TestLog();
        using (var writer = await AuditLog.OpenAsync(forged.Folder, NoteSigner.Generate("test/log")))
        {
            var records = TestLog.Records(300);
            records[17] = "record X"u8.ToArray();
            await writer.AppendAsync(records);
        }

        File.WriteAllBytes(forged["checkpoint"], checkpoint);

        Assert.Equal(AuditProblemKind.Checkpoint, (await forged.VerifyAsync()).Problem!.Kind);
    }

    [Fact]
    public async Task CheckpointAlonePutBack_IsFoundWithoutKnowingMore()
    {
        using var log = await TestLog.OfAsync(5);
        var old = File.ReadAllBytes(log["checkpoint"]);
        var bundle = File.ReadAllBytes(log["tile/entries/000.p/5"]);
        var tile = File.ReadAllBytes(log["tile/0/000.p/5"]);
        using (var writer = await log.OpenAsync())
        {
            await writer.AppendAsync(TestLog.Records(4, 5));
        }

        File.WriteAllBytes(log["checkpoint"], old);
        Assert.False((await log.VerifyAsync()).IsGood);

        // Also with the deleted tiles put back, what lies beyond them remains.
        File.WriteAllBytes(log["tile/entries/000.p/5"], bundle);
        File.WriteAllBytes(log["tile/0/000.p/5"], tile);
        Assert.Equal(AuditProblemKind.Stray, (await log.VerifyAsync()).Problem!.Kind);
        Assert.Equal("DP1602", (await Assert.ThrowsAsync<AuditLogException>(log.OpenAsync)).Id);
    }

    [Fact]
    public async Task WholeLogPutBack_IsFoundByAKnownCheckpoint()
    {
        using var now = await TestLog.OfAsync(5, 4);
        using var before = await TestLog.OfAsync(5);
        using var rewritten = await TestLog.OfAsync(2);
        using (var writer = await rewritten.OpenAsync())
        {
            await writer.AppendAsync(TestLog.Records(20, 100));
        }

        var known = (await now.VerifyAsync()).Checkpoint!;
        var earlier = (await before.VerifyAsync()).Checkpoint!;

        Assert.True((await now.VerifyAsync(known)).IsGood);
        Assert.True((await now.VerifyAsync(earlier)).IsGood);
        Assert.True((await before.VerifyAsync()).IsGood);
        Assert.Equal(AuditProblemKind.RolledBack, (await before.VerifyAsync(known)).Problem!.Kind);
        Assert.Equal(AuditProblemKind.RolledBack, (await rewritten.VerifyAsync(known)).Problem!.Kind);
        Assert.Equal(AuditProblemKind.RolledBack, (await now.VerifyAsync(known with { Origin = "other" })).Problem!.Kind);
        Assert.Equal(AuditProblemKind.RolledBack, (await now.VerifyAsync(new Checkpoint(known.Origin, 0, known.Root))).Problem!.Kind);
    }

    [Theory]
    [InlineData("readme")]
    [InlineData("tile/0/001")]
    [InlineData("tile/0/000.p/10")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/09")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/1/000.p/1")]
    [InlineData("tile/9/000")]
    [InlineData("tile/entries/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tile/entries/x999/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tile/entries/000.p/12.tmp")]
    public async Task FileAdded_IsFound(string path)
    {
        using var log = await TestLog.OfAsync(9);
        Directory.CreateDirectory(Path.GetDirectoryName(log[path])!);
        File.WriteAllBytes(log[path], File.ReadAllBytes(log["tile/0/000.p/9"]));

        var problem = (await log.VerifyAsync()).Problem!;

        Assert.Equal((AuditProblemKind.Stray, path), (problem.Kind, problem.Path));
    }

    private static void AssertNamed(AuditProblem problem, string path, byte[] changed, int at)
    {
        if (path == "checkpoint")
        {
            Assert.Equal(AuditProblemKind.Checkpoint, problem.Kind);
            return;
        }

        if (path == "tile/1/000.p/1")
        {
            Assert.Equal((AuditProblemKind.Tile, path), (problem.Kind, problem.Path));
            return;
        }

        var start = path.Contains("000", StringComparison.Ordinal) && !path.Contains("001", StringComparison.Ordinal) ? 0 : 256;
        var record = start + (path.StartsWith("tile/0", StringComparison.Ordinal) ? at / 32 : RecordAt(start, at));
        Assert.True(problem.Record == record, $"{path} byte {at}: {problem.Record} instead of {record}, {changed.Length} bytes");
    }

    private static int RecordAt(int start, int at)
    {
        var position = 0;
        foreach (var (record, index) in TestLog.Records(300, start).Select((r, i) => (r, i)))
        {
            position += 2 + record.Length;
            if (at < position)
            {
                return index;
            }
        }

        return -1;
    }
}
