using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

public sealed class PartialFuzzTests
{
    private const int Seed = 95;
    private const int Count = 20_000;
    private const int OracleCount = 600;

    [Fact]
    public async Task RandomWorlds_WhatIsLeftAnswersAsThePoliciesDo()
    {
        await using var property = new PartialProperty();
        var report = await FuzzRunner.RunAsync(property, Count, Seed, cancellation: TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(report.Holds, report.ToString());
        Assert.True(report.Cases >= Count);
        Assert.True(property.Open > Count / 10 && property.OpenErred > Count / 200, $"The worlds do not reach far enough. {report}");
    }

    [Fact]
    public async Task RandomWorlds_WhatIsLeftLeadsToTheDecisionsOfCedarWasm()
    {
        await using var property = new PartialOracleProperty();
        var report = await FuzzRunner.RunAsync(property, OracleCount, Seed, cancellation: TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(report.Holds, report.ToString());
        Assert.True(property.Open > OracleCount / 20, $"The worlds do not reach far enough. {report}");
    }
}
