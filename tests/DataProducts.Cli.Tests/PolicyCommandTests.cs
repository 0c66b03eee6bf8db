using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

public sealed class PolicyCommandTests
{
    private static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "RetailBank");
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "RetailBank.dll");

    [Fact]
    public async Task SampleTeamsTests_Hold_AndMissNoPolicy()
    {
        var tests = await Tool.RunInAsync(Sample, "policy", "test", "--assembly", Assembly);
        Assert.Equal((0, "retail.customers: 14 of 14 policy tests hold\n"), (tests.Code, tests.Output));

        var coverage = await Tool.RunInAsync(Sample, "policy", "coverage", "--assembly", Assembly, "--json", "--least", "80");
        Assert.Equal(0, coverage.Code);
        Assert.Empty(coverage.Json["untested"]!.AsArray());
        Assert.True((double)coverage.Json["share"]! >= 0.8);
    }

    [Fact]
    public async Task TestThatDoesNotHold_IsAFinding()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["t.json"], """
            { "format": 1, "product": "retail.customers", "tests": [
              { "name": "wrong", "viewer": "mike@bank.example", "purpose": "campaigns", "clear": ["email"] } ] }
            """);

        var tests = await Tool.RunInAsync(Sample, "policy", "test", "--assembly", Assembly, "--tests", folder.Path);
        Assert.Equal(1, tests.Code);
        Assert.Contains("wrong (mike@bank.example)\n  expected: email in US is in clear; it is a token", tests.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 1 policy tests hold", tests.Output, StringComparison.Ordinal);

        var json = await Tool.RunInAsync(Sample, "policy", "test", "--assembly", Assembly, "--tests", folder.Path, "--json");
        Assert.Equal("wrong", (string)json.Json["failed"]![0]!["name"]!);

        var coverage = await Tool.RunInAsync(Sample, "policy", "coverage", "--assembly", Assembly, "--tests", folder.Path);
        Assert.Equal((1, true), (coverage.Code, coverage.Errors.StartsWith("error DP1286: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PolicyThatNoTestWouldMiss_IsAFinding()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["t.json"], """
            { "format": 1, "product": "retail.customers", "tests": [
              { "viewer": "mike@bank.example", "purpose": "campaigns", "row": {}, "sees": true } ] }
            """);

        var coverage = await Tool.RunInAsync(Sample, "policy", "coverage", "--assembly", Assembly, "--tests", folder.Path, "--markdown");

        Assert.Equal(1, coverage.Code);
        Assert.Contains("No test notices if these are deleted: retail.email, retail.city, ", coverage.Output, StringComparison.Ordinal);
        Assert.Contains("| `retail.email` | `deleted` | `customers.cedar:11` |", coverage.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InputThatIsNotThere_IsNamed()
    {
        var none = await Tool.RunInAsync(Path.GetTempPath(), "policy", "test", "--assembly", Assembly);
        Assert.Equal((2, true), (none.Code, none.Errors.StartsWith("error DP1902: ", StringComparison.Ordinal)));

        var tests = await Tool.RunInAsync(Sample, "policy", "test", "--assembly", Assembly, "--tests", "nowhere");
        Assert.Equal((2, true), (tests.Code, tests.Errors.StartsWith("error DP1281: ", StringComparison.Ordinal)));
    }
}
