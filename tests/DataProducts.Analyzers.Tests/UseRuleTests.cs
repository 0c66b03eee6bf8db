using DataProducts.Analyzers.Use;
using DataProducts.CodeFixes;

namespace DataProducts.Analyzers.Tests;

public class UseRuleTests
{
    [Fact]
    public Task ReadWithoutAPurpose_IsAWarning() => Analysis.Check<ReadWithoutPurposeAnalyzer>(
        """
        public class Report(EmbeddedPlatform platform)
        {
            private const string Nothing = " ";
            public void Run(string? given)
            {
                platform.QueryAsync("select 1", "me", {|DP0501:null|});
                platform.QueryAsync("select 1", "me", {|DP0501:purpose: ""|});
                platform.QueryAsync("select 1", "me", {|DP0501:Nothing|});
                platform.QueryAsync("select 1", "me", {|DP0501:default|});
                platform.QueryAsync("select 1", "me", "fraud-detection");
                platform.QueryAsync("select 1", "me", given);
                Own("x", null);
            }
            private static void Own(string sql, string? purpose) { }
        }
        """,
        Made.Platform);

    [Theory]
    [InlineData("[1.2,2.0)", "1.4.0", null)]
    [InlineData("[1.2,2.0)", "1.1.9", "DP0502")]
    [InlineData("[1.2,2.0)", "2.0.0", "DP0502")]
    [InlineData("[1.2,2.0)", "2.0.0-beta.1", "DP0502")]
    [InlineData("[1.2,2.0)", "1.3.0-beta.1", null)]
    [InlineData("[1.2,2.0]", "2.0.0", null)]
    [InlineData("(1.2.0,)", "1.2.0", "DP0502")]
    [InlineData("(,3.0)", "2.9.9", null)]
    [InlineData("[1.4.0]", "1.4.0", null)]
    [InlineData("[1.4.0]", "1.4.1", "DP0502")]
    [InlineData("1.*", "1.99.0", null)]
    [InlineData("1.*", "2.0.0", "DP0502")]
    [InlineData("1.*", "0.9.0", "DP0502")]
    [InlineData("1.2", "1.2.0", "DP0502")] // no range
    [InlineData("[a,b)", "1.2.0", "DP0502")]
    [InlineData("(,)", "1.2.0", "DP0502")]
    [InlineData("", "1.2.0", "DP0502")]
    public async Task Contract_IsHeldToThePin(string range, string version, string? rule)
    {
        var found = await Analysis.Run(
            [new ConsumesAnalyzer()], [Made.Contract("retail.customers", version)], $"[assembly: Consumes(\"retail.customers\", Version = \"{range}\")]");

        Assert.Equal(rule, found.SingleOrDefault()?.Id);
    }

    [Fact]
    public Task ContractThatIsNotReferenced_IsAnError() => Analysis.Check<ConsumesAnalyzer>(
        """
        [assembly: Consumes("retail.customers")]
        [assembly: {|DP0503:Consumes("retail.orders", Version = "1.*")|}]
        [assembly: {|DP0502:Consumes("Retail")|}]
        """,
        Made.Contract("retail.customers", "1.0.0"));

    [Fact]
    public Task OneOfTwoContracts_IsEnough() => Analysis.Check<ConsumesAnalyzer>(
        """[assembly: Consumes("retail.customers", Version = "2.*")]""",
        Made.Contract("retail.customers", "1.0.0"), Made.Contract("retail.customers", "2.1.0"));

    [Fact]
    public async Task Message_NamesPinAndContract()
    {
        var found = await Analysis.Run(
            [new ConsumesAnalyzer()], [Made.Contract("retail.customers", "2.1.0-rc.1")], """[assembly: Consumes("retail.customers", Version = "1.*")]""");

        Assert.Equal(
            "'retail.customers' is pinned to 1.*, and its contract here is 2.1.0-rc.1; refer to a version that is pinned, or read what changed and move the pin",
            Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Pin_IsMovedByTheFix()
    {
        var mended = await Fixing.One<ConsumesAnalyzer, ConsumesCodeFix>(
            """[assembly: Consumes("retail.customers", Version = "1.*")]""", more: [Made.Contract("retail.customers", "2.1.0")]);

        Assert.Equal("""[assembly: Consumes("retail.customers", Version = "[2.1.0,3.0.0)")]""", mended);
    }

    [Theory]
    [InlineData("""{"version":"1.2.3"}""", "1.2.3")]
    [InlineData("""{ "id" : "a.b" , "version" : "1.2.3" }""", "1.2.3")]
    [InlineData("""{"a":{"version":"9.0.0"},"b":[{"version":"9.0.0"}],"version":"1.2.3"}""", "1.2.3")]
    [InlineData("""{"a":"\"version\":\"9.0.0\"","version":"1.2.3"}""", "1.2.3")]
    [InlineData("""{"a":"version","version":"1.2.3"}""", "1.2.3")]
    [InlineData("""{"a":"\\","version":"1.2.3"}""", "1.2.3")]
    [InlineData("""{"version":7}""", null)]
    [InlineData("""{"version":"x"}""", null)]
    [InlineData("""{"version":"1.2""", null)]
    [InlineData("""{"version""", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    [InlineData("}}}\"", null)]
    public void Version_IsReadFromTheOutermostObject(string manifest, string? version) =>
        Assert.Equal(version, ReferencedContracts.VersionIn(manifest)?.ToString());

    // The example of semver.org §11, in its order.
    [Fact]
    public void Versions_AreOrderedAsSemVerOrdersThem()
    {
        string[] ordered =
        [
            "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0", "1.10.0", "2.0.0",
        ];

        Assert.Equal(ordered, ordered.Reverse().Select(ContractVersion.Parse).Order().Select(version => version!.ToString()));
    }
}
