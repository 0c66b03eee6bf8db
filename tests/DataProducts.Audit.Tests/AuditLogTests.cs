using System.Text;
using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Audit.Tests;

public sealed class AuditLogTests
{
    [Fact]
    public async Task AnyBatches_AreReadBackAndGood() =>
        await Gen.Int[0, 300].Array[0, 5].SampleAsync(async batches =>
        {
            using var log = await TestLog.OfAsync(batches);
            var total = batches.Sum();

            var verification = await log.VerifyAsync();

            Assert.Null(verification.Problem);
            Assert.Equal(total, verification.Checkpoint!.Size);
            Assert.Equal(MerkleTree.Root([.. TestLog.Records(total).Select(r => MerkleHash.Leaf(r.Span))]), verification.Checkpoint.Root);
            Assert.Equal(TestLog.Records(total).Select(r => Encoding.UTF8.GetString(r.Span)), await log.ReadAsync());
        }, iter: 20);

    [Fact]
    public async Task ManyRecords_FillThreeLevels()
    {
        using var log = await TestLog.OfAsync(65_536, 300);

        Assert.True(File.Exists(log["tile/1/000"]));
        Assert.True(File.Exists(log["tile/2/000.p/1"]));
        Assert.True((await log.VerifyAsync()).IsGood);
        using var again = await log.OpenAsync();
        Assert.Equal(65_836, await again.AppendAsync(TestLog.Records(1)));
        Assert.True((await log.VerifyAsync()).IsGood);
    }

    [Fact]
    public async Task LongestRecordAndEmptyRecord_AreKept_ALongerOneIsRefused()
    {
        using var log = new TestLog();
        using var writer = await log.OpenAsync();
        await writer.AppendAsync([new byte[65_535], ReadOnlyMemory<byte>.Empty]);

        var refused = await Assert.ThrowsAsync<AuditLogException>(() => writer.AppendAsync([new byte[1], new byte[65_536]]));

        Assert.Equal("DP1603", refused.Id);
        Assert.Equal([65_535, 0], (await log.ReadAsync()).Select(r => r.Length));
        Assert.True((await log.VerifyAsync()).IsGood);
    }

    [Fact]
    public async Task ManyAppendersAtOnce_InTwoInstances_EachGetTheirOwnPlace()
    {
        using var log = new TestLog();
        using var one = await log.OpenAsync();
        using var two = await log.OpenAsync();
        var places = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(async () =>
            (First: await (n % 2 == 0 ? one : two).AppendAsync(TestLog.Records(3, n * 3)), n))));

        var records = await log.ReadAsync();

        Assert.Equal(120, records.Count);
        Assert.All(places, place => Assert.Equal($"record {(place.n * 3) + 2}", records[(int)place.First + 2]));
        Assert.True((await log.VerifyAsync()).IsGood);
    }

    [Fact]
    public async Task ReadersAndVerifiers_BesideAnAppender_AlwaysSeeAGoodLog()
    {
        using var log = await TestLog.OfAsync(250);
        using var writer = await log.OpenAsync();
        var appending = Task.Run(async () =>
        {
            for (var n = 0; n < 60; n++)
            {
                await writer.AppendAsync(TestLog.Records(7));
            }
        });
        do
        {
            Assert.Null((await log.VerifyAsync()).Problem);
            Assert.True((await log.ReadAsync()).Count >= 250);
        }
        while (!appending.IsCompleted);

        await appending;
    }

    [Fact]
    public async Task LockHeldTooLong_IsATypedError()
    {
        using var log = new TestLog();
        using var writer = await AuditLog.OpenAsync(log.Folder, TestLog.Signer, new AuditLogOptions { LockTimeout = TimeSpan.FromMilliseconds(30) });
        using (new FileStream(log[".lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("DP1601", (await Assert.ThrowsAsync<AuditLogException>(() => writer.AppendAsync(TestLog.Records(1)))).Id);
        }

        Assert.Equal(0, await writer.AppendAsync(TestLog.Records(1)));
    }

    [Fact]
    public async Task FolderThatCannotBeMade_IsATypedError()
    {
        using var temp = new TempFolder();
        File.WriteAllText(temp["file"], string.Empty);

        Assert.Equal("DP1600", (await Assert.ThrowsAsync<AuditLogException>(() => AuditLog.OpenAsync(temp["file/log"], TestLog.Signer))).Id);
    }

    [Fact]
    public async Task LogOfAnotherKeyOrOrigin_IsNotOpened()
    {
        using var log = await TestLog.OfAsync(3);

        foreach (var other in new[] { NoteSigner.Generate("test/log"), TestLog.Signer.WithName("test/other") })
        {
            Assert.Equal("DP1602", (await Assert.ThrowsAsync<AuditLogException>(() => AuditLog.OpenAsync(log.Folder, other))).Id);
        }
    }

    [Fact]
    public async Task LogPutBackBesideAnOpenWriter_IsRefused()
    {
        using var log = await TestLog.OfAsync(5, 4);
        using var before = await TestLog.OfAsync(5);
        using var writer = await log.OpenAsync();
        Directory.Delete(log.Folder, recursive: true);
        Directory.Move(before.Folder, log.Folder);

        Assert.Equal("DP1602", (await Assert.ThrowsAsync<AuditLogException>(() => writer.AppendAsync(TestLog.Records(1)))).Id);

        Directory.Delete(log.Folder, recursive: true);
        Assert.Equal("DP1602", (await Assert.ThrowsAsync<AuditLogException>(() => writer.AppendAsync(TestLog.Records(1)))).Id);
    }
}
