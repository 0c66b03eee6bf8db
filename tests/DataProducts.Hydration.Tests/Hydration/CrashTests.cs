using System.Diagnostics;
using System.Text;
using DataProducts.Hydration.Crash;

namespace DataProducts.Hydration.Tests;

/// <summary>A process that is killed (SIGKILL) leaves nothing that a rerun does not put right.</summary>
public sealed class CrashTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(Customers.Header + Customers.Rows(5_000));

    private static readonly Lazy<Task<(List<string> Rows, List<string> Quarantine)>> Undisturbed =
        new(() => Same.UndisturbedAsync(Customers.OfBytes(Content)));

    public static TheoryData<HydrationPhase, int> Points { get; } = new()
    {
        { HydrationPhase.Reading, 1 },
        { HydrationPhase.Writing, 2 },
        { HydrationPhase.Checking, 2 },
        { HydrationPhase.Committing, 1 },
        { HydrationPhase.Committing, 3 },
        { HydrationPhase.Quarantine, 1 },
        { HydrationPhase.Publishing, 1 },
        { HydrationPhase.Done, 1 },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public async Task ProcessKilledAtAPhase_IsMadeGoodByARerun(HydrationPhase phase, int which)
    {
        await using var bank = new Bank();
        using (var child = Start(bank, phase.ToString(), $"{which}"))
        {
            Assert.Equal(StopAt.Reached, await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await KillAsync(child);
        }

        await RerunAsync(bank);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task ProcessKilledAtAnyMoment_IsMadeGoodByARerun(int seed)
    {
        await using var bank = new Bank();
        var random = new Random(seed);
        for (var i = 0; i < 2; i++)
        {
            using var child = Start(bank);
            await Task.Delay(random.Next(100, 900), TestContext.Current.CancellationToken);
            await KillAsync(child);
        }

        await RerunAsync(bank);
    }

    [Theory]
    [InlineData(HydrationPhase.Writing, 1)]
    [InlineData(HydrationPhase.Committing, 1)]
    [InlineData(HydrationPhase.Committing, 4)]
    [InlineData(HydrationPhase.Quarantine, 1)]
    [InlineData(HydrationPhase.Publishing, 1)]
    public async Task ReplayKilledAtAPhase_IsMadeGoodByARerun(HydrationPhase phase, int which)
    {
        await using var bank = new Bank();
        var source = Customers.OfBytes(Content);
        var first = await bank.HydrateAsync(source);
        var before = (await bank.PublishedRowsAsync()).Count;
        using (var child = Start(bank, phase.ToString(), $"{which}", first.Batch))
        {
            Assert.Equal(StopAt.Reached, await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await KillAsync(child);
        }

        var replay = await bank.HydrateAsync(source, new HydrationOptions { Replay = first.Batch }, null, Countries.Wider);

        var keys = (await bank.PublishedRowsAsync()).ConvertAll(row => row.Split('|')[3]);
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(first.RowsQuarantined, replay.RowsWritten.Values.Sum() + replay.RowsQuarantined);
        Assert.Equal(before + replay.RowsWritten.Values.Sum(), keys.Count);
        Assert.True(replay.RowsWritten[Jurisdiction.EU] > 500);
    }

    private static async Task RerunAsync(Bank bank)
    {
        await bank.HydrateAsync(Customers.OfBytes(Content));

        // Opens every token of the lake as well.
        var (rows, quarantine) = await Same.ContentAsync(bank);
        Assert.Equal((await Undisturbed.Value).Rows, rows);
        Assert.Equal((await Undisturbed.Value).Quarantine, quarantine);
    }

    private static Process Start(Bank bank, params string[] stop)
    {
        Directory.CreateDirectory(bank.Folder);
        var input = Path.Combine(bank.Folder, "customers.csv");
        if (!File.Exists(input))
        {
            File.WriteAllBytes(input, Content);
        }

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", typeof(StopAt).Assembly.Location, bank.Folder, input, .. stop])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task KillAsync(Process child)
    {
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
