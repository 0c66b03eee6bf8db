using System.Text;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

/// <summary>What holds of every sink.</summary>
public abstract class LineageSinkTests
{
    protected abstract ILineageSink Sink { get; }

    /// <summary>Gets a sink that cannot work.</summary>
    protected abstract ILineageSink Broken { get; }

    protected abstract string BrokenId { get; }

    [Fact]
    public async Task Events_ArriveWholeAndInOrder()
    {
        string[] texts = ["{\"a\":\"é\"}", "{\"b\":2}", "{}"];
        var run = Guid.CreateVersion7();
        foreach (var text in texts)
        {
            await Sink.EmitAsync(Event(run, text), TestContext.Current.CancellationToken);
        }

        Assert.Equal(texts, Arrived());
    }

    [Fact]
    public async Task RunsAtTheSameTime_DoNotMixTheirEvents()
    {
        var texts = Enumerable.Range(0, 20).Select(i => $"{{\"n\":\"{new string('x', 5000)}{i}\"}}").ToArray();
        await Task.WhenAll(texts.Select(text => Sink.EmitAsync(Event(Guid.CreateVersion7(), text), TestContext.Current.CancellationToken)));

        Assert.Equal(texts.Order(StringComparer.Ordinal), Arrived().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task BrokenSink_SaysSoByItsId_AndFailsNoRun()
    {
        Assert.Equal(BrokenId, (await Assert.ThrowsAsync<DataProductException>(() => Broken.EmitAsync(Event(Guid.CreateVersion7(), "{}"), TestContext.Current.CancellationToken))).Id);
        using var folder = new TempFolder();
        await using var bank = new Bank { Lineage = new(Broken), Runs = folder["runs"] };

        var report = await bank.HydrateAsync(Customers.Of(Customers.Row(1)));

        Assert.True(report.Published);
        Assert.StartsWith(BrokenId + ": ", report.LineageProblem, StringComparison.Ordinal);
        Assert.Contains(BrokenId, File.ReadAllText(Directory.GetFiles(folder["runs"]).Single()), StringComparison.Ordinal);
        Assert.Single(await bank.PublishedRowsAsync());
    }

    [Fact]
    public async Task Cancelled_IsNotTakenForAnAnswer() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => Sink.EmitAsync(Event(Guid.CreateVersion7(), "{}"), new CancellationToken(canceled: true)));

    protected abstract IReadOnlyList<string> Arrived();

    protected static LineageEvent Event(Guid run, string text) => new(run, DateTimeOffset.UnixEpoch, "a.b.v1.c", Encoding.UTF8.GetBytes(text));
}

public sealed class FileLineageSinkTests : LineageSinkTests, IDisposable
{
    private readonly TempFolder _folder = new();

    protected override ILineageSink Sink => new FileLineageSink(_folder["runs"]);

    protected override ILineageSink Broken => new FileLineageSink("/proc/none");

    protected override string BrokenId => "DP1198";

    public void Dispose() => _folder.Dispose();

    protected override IReadOnlyList<string> Arrived() =>
        [.. Directory.GetFiles(_folder["runs"], "19700101T000000000Z-a.b.v1.c-*" + FileLineageSink.FileEnd).SelectMany(File.ReadAllLines)];
}
