namespace DataProducts.Audit.Tests;

/// <summary>An append that ends at any of its changes on disk: as if the process were killed just there.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, 3)]
    [InlineData(5, 251)]
    [InlineData(5, 600)]
    [InlineData(255, 1)]
    [InlineData(256, 1)]
    [InlineData(300, 212)]
    public async Task AppendCutOffAtAnyStep_IsAfterwardsThereWholeOrNotAtAll(int before, int batch)
    {
        var (whole, none) = (0, 0);
        for (var step = 0; ; step++)
        {
            using var log = await TestLog.OfAsync(before);
            if (await AppendAsync(log, before, batch, step))
            {
                Assert.True(step > 5 && whole > 0 && none > 0);
                return;
            }

            Assert.Null((await log.VerifyAsync()).Problem);
            using (var again = await log.OpenAsync())
            {
                Assert.Contains(again.Checkpoint.Size, new long[] { before, before + batch });
                _ = again.Checkpoint.Size == before ? none++ : whole++;
                await again.AppendAsync(TestLog.Records(2, (int)again.Checkpoint.Size));
            }

            await AssertCleanAsync(log);
        }
    }

    [Fact]
    public async Task RecoveryCutOffAtAnyStep_CanBeDoneAgain()
    {
        for (var step = 0; step < 40; step++)
        {
            for (var recovery = 0; recovery < 30; recovery++)
            {
                using var log = await TestLog.OfAsync(250);
                if (await AppendAsync(log, 250, 300, step))
                {
                    return;
                }

                try
                {
                    (await AuditLog.OpenAsync(Failing(log, recovery), TestLog.Signer, null, default)).Dispose();
                    break;
                }
                catch (AuditLogException failure) when (failure.Id == "DP1600")
                {
                    (await log.OpenAsync()).Dispose();
                    await AssertCleanAsync(log);
                }
            }
        }

        Assert.Fail("The append never ended.");
    }

    [Fact]
    public async Task SameInstance_AfterAFailure_GoesOn()
    {
        for (var step = 0; step < 12; step++)
        {
            using var log = await TestLog.OfAsync(5);
            var left = step;
            var files = new LogFiles(log.Folder);
            using var writer = await AuditLog.OpenAsync(files, TestLog.Signer, null, default);
            files.Step = _ => left = left-- == 0 ? throw new IOException("disk full") : left;
            try
            {
                await writer.AppendAsync(TestLog.Records(3, 5));
            }
            catch (AuditLogException failure) when (failure.Id == "DP1600")
            {
                files.Step = null;
            }

            files.Step = null;
            var first = await writer.AppendAsync(TestLog.Records(3, 100));
            Assert.Contains(first, new long[] { 5, 8 });
            Assert.Equal("record 100", (await log.ReadAsync())[(int)first]);
            await AssertCleanAsync(log);
        }
    }

    [Fact]
    public async Task RecordChangedInAnInterruptedAppend_IsDiscardedNotSigned()
    {
        using var log = await TestLog.OfAsync(5);
        for (var step = 0; !File.Exists(log["tile/entries/000.p/8"]); step++)
        {
            await AppendAsync(log, 5, 3, step);
        }

        var bytes = File.ReadAllBytes(log["tile/entries/000.p/8"]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(log["tile/entries/000.p/8"], bytes);

        using var again = await log.OpenAsync();

        Assert.Equal(5, again.Checkpoint.Size);
        await AssertCleanAsync(log);
    }

    [Theory]
    [InlineData("not a note")]
    [InlineData(null)]
    public async Task ForgedNextCheckpoint_IsRefused(string? text)
    {
        using var log = await TestLog.OfAsync(5);
        File.WriteAllBytes(log["checkpoint.next"], text is null ? File.ReadAllBytes(log["checkpoint"]) : System.Text.Encoding.UTF8.GetBytes(text));

        var problem = (await log.VerifyAsync()).Problem!;

        Assert.Equal("checkpoint.next", problem.Path);
        Assert.Equal("DP1602", (await Assert.ThrowsAsync<AuditLogException>(log.OpenAsync)).Id);
    }

    private static LogFiles Failing(TestLog log, int step) => new(log.Folder)
    {
        Step = _ => step = step-- == 0 ? throw new IOException("killed") : step,
    };

    private static async Task<bool> AppendAsync(TestLog log, int from, int count, int step)
    {
        try
        {
            using var writer = await AuditLog.OpenAsync(Failing(log, step), TestLog.Signer, null, default);
            Assert.Equal(from, await writer.AppendAsync(TestLog.Records(count, from)));
            return true;
        }
        catch (AuditLogException failure) when (failure.Id == "DP1600")
        {
            return false;
        }
    }

    private static async Task AssertCleanAsync(TestLog log)
    {
        var verification = await log.VerifyAsync();
        Assert.Null(verification.Problem);
        Assert.False(verification.IsInterrupted);
        Assert.DoesNotContain(log.Files(), path => path.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(verification.Checkpoint!.Size, (await log.ReadAsync()).Count);
    }
}
