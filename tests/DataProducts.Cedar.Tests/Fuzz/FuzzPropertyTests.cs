using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

public sealed class FuzzPropertyTests
{
    private const int Seed = 20261123;

    [Fact]
    public Task GeneratedCases_AreAnsweredAsByCedarWasm() => HoldsAsync(new WasmProperty(), 20_000);

    [Fact]
    public Task HostileText_IsParsedOrRefused() => HoldsAsync(new BytesProperty(), 20_000);

    private static async Task HoldsAsync(IFuzzProperty property, long count)
    {
        await using (property)
        {
            var report = await FuzzRunner.RunAsync(property, count, Seed, cancellation: TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
            Assert.True(report.Holds, report.ToString());
            Assert.True(report.Cases >= count);
        }
    }
}
