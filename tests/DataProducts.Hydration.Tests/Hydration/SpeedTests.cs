using System.Diagnostics;

namespace DataProducts.Hydration.Tests;

/// <summary>Runs when nothing else does, and counts processor time, so that a busy machine does not make it fail.</summary>
[Collection(nameof(Alone))]
public sealed class SpeedTests
{
    [Fact]
    public async Task TwentyFiveThousandRows_TakeLessThanThreeSeconds()
    {
        await using var first = new Bank();
        await first.HydrateAsync(Customers.Of(Customers.Rows(5_000)));
        await using var bank = new Bank();
        var source = Customers.Of(Customers.Rows(25_000));
        using var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());

        await bank.HydrateAsync(source);

        process.Refresh();
        var used = process.TotalProcessorTime - before;
        var told = $"25,000 rows: {used.TotalMilliseconds} ms of processor, {watch.ElapsedMilliseconds} ms in all";
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(used < TimeSpan.FromSeconds(3), $"took {used} of processor time");
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
