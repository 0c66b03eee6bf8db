using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class OdcsTests
{
    [Theory]
    [InlineData("access-model.odcs.yaml", Samples.AccessModel)]
    [InlineData("everything.odcs.yaml", Samples.Everything)]
    public void Contract_IsTheGoldenFile(string golden, string manifest) =>
        Golden.Check(OdcsRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    [Fact]
    public async Task Contract_IsValidByTheStandardsSchema()
    {
        var derived = Samples.Manifest(Samples.Everything) with { DerivedFrom = ["retail.customers", "press.charts"] };
        var contracts = new[] { Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.Everything), derived, Samples.Hostile() };

        var answers = await Oracles.ValidateAsync(Oracles.OdcsSchema(), [.. contracts.Select(OdcsRenderer.Render)]);

        Assert.All(answers, answer => Assert.Empty(answer.Errors));
    }

    // The judge judges: the schema is of draft 2019-09, and a validator that knows less of it lets these pass.
    [Fact]
    public async Task BrokenContract_IsInvalidByTheStandardsSchema()
    {
        var contract = OdcsRenderer.Render(Samples.Manifest(Samples.AccessModel));
        (string Good, string Bad)[] edits =
        [
            ("kind: DataContract", "kind: Contract"),
            ("apiVersion: v3.2.0\n", ""),
            ("status: active", "state: active"),
            ("    physicalType: table", "    physicalTypo: table"),
            ("        logicalType: string", "        logicalType: text"),
            ("        required: true", "        requires: true"),
            ("            metric: nullValues", "            metric: noNulls"),
            ("            mustBe: 0", "            mustBe: 0\n            mustNotBe: 1"),
            ("            value: EmailAddress", "            val: EmailAddress"),
            ("  - property: latency\n", "  - proper: latency\n"),
        ];
        Assert.All(edits, edit => Assert.Contains(edit.Good, contract, StringComparison.Ordinal));

        var answers = await Oracles.ValidateAsync(
            Oracles.OdcsSchema(), [.. edits.Select(edit => contract.Replace(edit.Good, edit.Bad, StringComparison.Ordinal))]);

        Assert.All(answers, answer => Assert.NotEmpty(answer.Errors));
    }

    [Fact]
    public void DerivedProduct_NamesItsSources()
    {
        var manifest = Samples.Manifest(Samples.AccessModel) with { DerivedFrom = ["music.listeners", "press.charts"] };

        Assert.EndsWith(
            "customProperties:\n  - property: derivedFrom\n    value: \"music.listeners press.charts\"\n    vendor: dataproducts\n",
            OdcsRenderer.Render(manifest),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.0", "active")]
    [InlineData("1.0.0+build-7", "active")]
    [InlineData("2.1.0-beta.1", "draft")]
    [InlineData("0.9.0", "draft")]
    [InlineData("10.0.0", "active")]
    public void Status_FollowsTheVersion(string version, string status)
    {
        var manifest = Samples.Manifest(Samples.AccessModel) with { Version = version };

        Assert.Contains($"\nstatus: {status}\n", OdcsRenderer.Render(manifest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PT2H", "2", "h")]
    [InlineData("PT24H", "1", "d")]
    [InlineData("P1DT12H", "36", "h")]
    [InlineData("PT90S", "90", "s")]
    [InlineData("PT90M", "90", "min")]
    [InlineData("P1Y", "1", "yr")]
    [InlineData("P1Y6M", "18", "mo")]
    public void MaximumAge_IsOneNumberWithItsUnit(string age, string value, string unit) =>
        Assert.Contains($"    value: {value}\n    unit: {unit}\n", RenderWithAge(age), StringComparison.Ordinal);

    [Fact]
    public void MaximumAgeOfMonthsAndDays_StaysAsItIs() =>
        Assert.Contains("    value: P1M15D\n    element:", RenderWithAge("P1M15D"), StringComparison.Ordinal);

    private static string RenderWithAge(string age) =>
        OdcsRenderer.Render(Samples.Manifest(Samples.AccessModel.Replace("PT2H", age, StringComparison.Ordinal)));
}
