using DataProducts.Access;
using DataProducts.Host.Transfers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Host.Tests;

public sealed class TransferWatchTests(BankState bank) : IClassFixture<BankState>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MatrixWithinItsTime_IsNotSpokenOf() => Assert.Empty(await StartAsync(TransferMatrix.Default.Expires.AddDays(-100)));

    [Fact]
    public async Task MatrixThatEndsSoon_IsAWarningWithItsDay()
    {
        var said = await StartAsync(TransferMatrix.Default.Expires.AddDays(-10));

        Assert.All(said, one => Assert.Equal(LogLevel.Warning, one.Level));
        Assert.Contains(said, one => one.Text.Contains("in 10 days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExpiredMatrix_IsAnErrorThatNamesTheProducts()
    {
        var (level, text) = Assert.Single(await StartAsync(TransferMatrix.Default.Expires));

        Assert.Equal(LogLevel.Error, level);
        Assert.StartsWith("DP1903: ", text, StringComparison.Ordinal);
        Assert.Contains("retail.customers", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunningHost_LooksAgainEachDay()
    {
        var time = new FakeTimeProvider(Midnight(TransferMatrix.Default.Expires.AddDays(-1)));
        var (watch, said, platform) = Make(time);
        await using var owned = platform;
        using (watch)
        {
            await watch.StartAsync(Cancel);
            await UntilAsync(() => said.Count > 0);
            Assert.DoesNotContain(said, one => one.Level == LogLevel.Error);

            // The watch may not have begun to wait yet, so the days go by until it has looked.
            await UntilAsync(() =>
            {
                time.Advance(TimeSpan.FromDays(1));
                return said.Any(one => one.Level == LogLevel.Error);
            });
            await watch.StopAsync(Cancel);
        }
    }

    private async Task<IReadOnlyList<(LogLevel Level, string Text)>> StartAsync(DateOnly today)
    {
        var (watch, said, platform) = Make(new FakeTimeProvider(Midnight(today)));
        await using var owned = platform;
        using (watch)
        {
            await watch.LookAsync(Cancel);
            return [.. said];
        }
    }

    private (TransferWatch Watch, Heard Said, EmbeddedPlatform Platform) Make(TimeProvider time)
    {
        var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = bank.Folder, TimeProvider = time });
        var heard = new Heard();
        return (new TransferWatch(platform, time, heard), heard, platform);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(default), TimeSpan.Zero);

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 500 && !holds(); i++)
        {
            await Task.Delay(10, Cancel);
        }

        Assert.True(holds());
    }

    private sealed class Heard : System.Collections.Concurrent.ConcurrentQueue<(LogLevel Level, string Text)>, ILogger<TransferWatch>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Enqueue((logLevel, formatter(state, exception)));
    }
}
