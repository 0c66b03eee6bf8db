using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DataProducts.Contracts;
using DataProducts.TestKit;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DataProducts.Cli.Tests;

/// <summary><c>dataproduct ci</c> in a checkout, with no platform anywhere.</summary>
public sealed class CiCommandTests : IDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "RetailBank.dll");
    private static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "RetailBank");

    private readonly TempFolder _folder = new();

    public CiCommandTests()
    {
        Directory.CreateDirectory(_folder["policies"]);
        foreach (var file in Directory.GetFiles(Path.Combine(Sample, "policies"), "*.cedar"))
        {
            File.Copy(file, _folder[$"policies/{Path.GetFileName(file)}"]);
        }

        File.Copy(Path.Combine(Sample, "people.json"), _folder["people.json"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GoodChange_PassesAndIsToldInEveryForm()
    {
        File.Copy(Path.Combine(Sample, "identity-map.json"), _folder["identity-map.json"]);
        await BeforeAsync(_ => { });

        var ran = await RunAsync("--against", "before.json");

        Assert.Equal(0, ran.Code);
        Assert.Equal(
            [
                "retail.customers 1.0.0", "  passed  Policies: 2 files", "  skipped Policy tests: no *.json file in policies/tests",
                "  skipped Policy coverage: no tests that hold", "  passed  Contract: as in 1.0.0",
            ],
            ran.Output.Split('\n').Take(5));
        Assert.Matches("warned  Access plan: [0-9]+ classes of people, [0-9]+ objects", ran.Output); // one engine has to be tried first
        Assert.Equal(
            ["retail.customers: Policies 2 0", "retail.customers: Policy tests 1 0", "retail.customers: Policy coverage 1 0", "retail.customers: Contract 1 0", "retail.customers: Access plan 4 0"],
            Suites().Select(suite => $"{suite.Attribute("name")!.Value} {suite.Attribute("tests")!.Value} {suite.Attribute("failures")!.Value}"));
        Assert.StartsWith("<!-- dataproduct ci -->\n\n## retail", Read("report.md"), StringComparison.Ordinal);
        Assert.Equal(4, JsonNode.Parse(Read("access-plan.json"))![0]!["targets"]!.AsArray().Count);
        await CheckSarifAsync("FGAC-POLARITY-UNVERIFIED");
    }

    [Fact]
    public async Task NothingToCompareAndNoMap_IsSaidAndNoError()
    {
        var ran = await RunAsync();

        Assert.Equal(0, ran.Code);
        Assert.Contains("skipped Contract: nothing to compare with: neither --against nor contracts/retail.customers.odcs.yaml", ran.Output, StringComparison.Ordinal);
        Assert.Contains("skipped Access plan: there is no file identity-map.json", ran.Output, StringComparison.Ordinal);
        Assert.Equal(4, Suites().Count(suite => suite.Attribute("skipped")!.Value == "1"));
        await CheckSarifAsync();
    }

    [Fact]
    public async Task BreakingChangeThatTheVersionHides_Fails_AndOneThatItSaysDoesNot()
    {
        await BeforeAsync(manifest => Column(manifest, "city")["nullable"] = false);
        var hidden = await RunAsync("--against", "before.json");
        Assert.Equal(1, hidden.Code);
        Assert.Contains("version: 1.0.0 → 1.0.0 is not enough: the changes ask for 2.0.0.", hidden.Output, StringComparison.Ordinal);
        Assert.Equal("2", Suites().Single(suite => suite.Attribute("name")!.Value.EndsWith("Contract", StringComparison.Ordinal)).Attribute("failures")!.Value);
        await CheckSarifAsync("DIFF-08");

        await BeforeAsync(manifest =>
        {
            Column(manifest, "city")["nullable"] = false;
            manifest["version"] = "0.9.0";
        });
        var said = await RunAsync("--against", "before.json");
        Assert.Equal(0, said.Code);
        Assert.Contains("Contract: 0.9.0 → 1.0.0: 1 breaking", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PolicyTests_AreRun_AndWhatTheyWouldMissIsSaid()
    {
        Directory.CreateDirectory(_folder["policies/tests"]);
        var file = _folder["policies/tests/customers.json"];
        File.Copy(Path.Combine(Sample, "policies", "tests", "customers.json"), file);
        var held = await RunAsync();
        Assert.True(held.Code == 0, held.Output);
        Assert.Matches("passed  Policy tests: [0-9]+ tests\n", held.Output);
        Assert.Matches("Policy coverage: [0-9]+ of [0-9]+ changes are noticed", held.Output);

        var tests = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        var all = tests["tests"]!.AsArray();
        tests["tests"] = new JsonArray(new JsonObject { ["viewer"] = "visitor@elsewhere.example", ["purpose"] = "campaigns", ["rows"] = "None" });
        tests["tests"]![0]!["viewer"] = (string)all[0]!["viewer"]!;
        tests["tests"]![0]!["rows"] = "All";
        tests["tests"]![0]!["purpose"] = null;
        await File.WriteAllTextAsync(file, tests.ToJsonString());
        var failed = await RunAsync();
        Assert.Equal(1, failed.Code);
        Assert.Contains("FAILED  Policy tests: 1 test\n", failed.Output, StringComparison.Ordinal);
        Assert.Contains("skipped Policy coverage: no tests that hold", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BaselineInTheCheckout_IsComparedWith_AndItsSuppressionsHold()
    {
        var product = ManifestReader.DocumentsFromAssembly(Assembly).Single(one => one.Product.Id == "retail.customers").Product;
        ContractFolder.Accept(_folder["contracts"], product with { Ports = [product.Ports[0] with { Key = ["email"] }] }, subscribers: null);

        var broken = await RunAsync();
        Assert.Equal(1, broken.Code);
        Assert.Contains("FAILED  Contract: 1.0.0 → 1.0.0: 1 breaking", broken.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(_folder["contracts/diff.suppressions.json"], """
            { "suppressions": [{ "product": "retail.customers", "rule": 17, "place": "customers", "reason": "nobody joins by it yet", "expires": "2999-01-01" }] }
            """);
        var suppressed = await RunAsync();
        Assert.True(suppressed.Code == 0, suppressed.Output + suppressed.Errors);
    }

    /// <summary>A file's name and a message are a stranger's text: in a comment they must not format, link or call anybody.</summary>
    [Fact]
    public async Task WrongPolicyWithAHostileName_FailsAtItsLine_AndFormatsNothing()
    {
        const string Name = "a|b <img src=x> @team [x](http:y) `c` **d**.cedar";
        await File.WriteAllTextAsync(_folder[$"policies/{Name}"], "permit (principal, action, resource)\nwhen { resource.nothing == 1 };\n");

        var ran = await RunAsync();

        Assert.Equal(1, ran.Code);
        Assert.Contains("FAILED  Policies: 3 files, ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("skipped Access plan: the policies cannot be used", ran.Output, StringComparison.Ordinal);
        var document = Markdown.Parse(Read("report.md"), new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build());
        Assert.DoesNotContain(document.Descendants(), node => node is LinkInline or AutolinkInline or CodeInline or EmphasisInline);
        Assert.All(document.Descendants<HtmlInline>(), html => Assert.Contains(html.Tag, (string[])["<br>", "<!-- -->"]));
        Assert.All(document.Descendants<Table>(), table => Assert.All(table.OfType<TableRow>(), row => Assert.Equal(3, row.Count)));
        Assert.DoesNotContain("@team", Read("report.md"), StringComparison.Ordinal);
        Assert.Contains(document.Descendants<TableCell>(), cell => Text(cell) == "policies/" + Name);
        await CheckSarifAsync("DP1324");
    }

    [Theory]
    [InlineData(2, "DP1205", "--assembly", "nothing.dll")]
    [InlineData(2, "DP1746", "--assembly", "", "--against", "nothing.json")]
    [InlineData(3, "DP1005", "--assembly", "", "--output", "people.json")]
    public async Task WhatCannotBeUsed_IsSaid(int code, string id, params string[] arguments)
    {
        var ran = await Tool.RunInAsync(_folder.Path, ["ci", .. arguments.Select(argument => argument.Length == 0 ? Assembly : argument)]);

        Assert.Contains(id, ran.Errors, StringComparison.Ordinal);
        Assert.Equal(code, ran.Code);
    }

    private Task<Ran> RunAsync(params string[] arguments) => Tool.RunInAsync(_folder.Path, ["ci", "--assembly", Assembly, .. arguments]);

    private string Read(string file) => File.ReadAllText(_folder[$"ci/{file}"]);

    private IReadOnlyList<XElement> Suites() => [.. XDocument.Parse(Read("results.junit.xml")).Root!.Elements("testsuite")];

    private async Task BeforeAsync(Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse(ManifestReader.DocumentsFromAssembly(Assembly).Single(one => one.Product.Id == "retail.customers").Json)!.AsObject();
        change(manifest);
        await File.WriteAllTextAsync(_folder["before.json"], manifest.ToJsonString());
    }

    private static JsonObject Column(JsonObject manifest, string name) =>
        manifest["ports"]![0]!["columns"]!.AsArray().Select(column => column!.AsObject()).Single(column => (string?)column["name"] == name);

    private static string Text(MarkdownObject cell) => string.Concat(cell.Descendants().Select(node => node switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => string.Empty,
    }));

    private async Task CheckSarifAsync(params string[] rules)
    {
        var log = Read("results.sarif");
        Assert.Equal(["[]"], JsonNode.Parse(await NodeOracle.RunAsync("sarif", "validate.cjs", [], JsonSerializer.Serialize(new { documents = new[] { log } })))!.AsArray().Select(one => one!.ToJsonString()));
        Assert.Superset(rules.ToHashSet(), JsonNode.Parse(log)!["runs"]![0]!["results"]!.AsArray().Select(one => (string)one!["ruleId"]!).ToHashSet());
    }
}
