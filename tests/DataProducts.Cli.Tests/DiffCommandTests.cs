using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

/// <summary><c>contract accept</c> and <c>diff</c> against what was accepted, as a person types them.</summary>
public sealed class DiffCommandTests(BankState bank) : IClassFixture<BankState>, IDisposable
{
    private const string Id = "retail.customers";

    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "RetailBank.dll");

    private readonly TempFolder _temp = new();

    private string Project => Directory.CreateDirectory(_temp["project"]).FullName;

    private string Contracts => Path.Combine(Project, "contracts");

    [Fact]
    public async Task Accepted_IsQuiet_AndNamesWhoReliesOnIt()
    {
        var first = await RunAsync("contract", "accept", "--assembly", Assembly, "--state", bank.Folder, "--json");
        Assert.Equal((0, true), (first.Code, (bool)first.Json["accepted"]![0]!["changed"]!));
        Assert.Contains("fraud-analysts (", File.ReadAllText(Path.Combine(Contracts, Id + ".subscribers.txt")), StringComparison.Ordinal);

        var diff = await RunAsync("diff", "--against", "baseline", "--assembly", Assembly);
        Assert.Equal((0, ""), (diff.Code, diff.Errors));
        Assert.Contains("No difference that a consumer could see.", diff.Output, StringComparison.Ordinal);
        var again = await RunAsync("contract", "accept", "--assembly", Assembly, "--json");
        Assert.Equal((0, false), (again.Code, (bool)again.Json["accepted"]![0]!["changed"]!));
    }

    [Fact]
    public async Task BreakingChange_IsNotAccepted_UntilTheVersionSaysSo()
    {
        Accept(product => product with { Version = "0.9.0" });
        Assert.Equal(0, (await RunAsync("contract", "accept", "--assembly", Assembly)).Code);

        Accept(WithTown);
        var before = File.ReadAllText(Baseline);
        var refused = await RunAsync("contract", "accept", "--assembly", Assembly, "--json");

        Assert.Equal((1, "DP1250"), (refused.Code, (string?)refused.Json["id"]));
        Assert.Contains("2.0.0", (string?)refused.Json["message"], StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Baseline));
    }

    [Fact]
    public async Task EditedBaseline_IsAFinding()
    {
        Accept(product => product);
        await File.AppendAllTextAsync(Baseline, "# and a word more\n", TestContext.Current.CancellationToken);

        Assert.Equal((1, "DP1251"), await RefusedAsync("diff", "--against", "baseline", "--assembly", Assembly));
    }

    [Fact]
    public async Task GitReference_IsReadWhereTheFolderIsThere()
    {
        Accept(product => WithTown(product) with { Version = "0.9.0" });
        await GitAsync("init", "-q", "-b", "main");
        await GitAsync("add", ".");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "Accept");
        File.Delete(Baseline);

        var diff = await RunAsync("diff", "--against", "main", "--assembly", Assembly, "--json");
        Assert.Equal((1, "BREAKING"), (diff.Code, (string?)diff.Json["level"]));
        Assert.Equal("0.9.0", (string?)diff.Json["products"]![0]!["diff"]!["from"]);
        Assert.Equal(0, (await RunAsync("diff", "--against", "main", "--assembly", Assembly, "--fail-on", "unversioned")).Code);

        var elsewhere = await RunAsync("diff", "--against", "main", "--contracts", "elsewhere", "--assembly", Assembly, "--json");
        Assert.Equal((0, Id), (elsewhere.Code, (string?)elsewhere.Json["new"]![0]));

        Assert.Equal((2, "DP1746"), await RefusedAsync("diff", "--against", "no-such-branch", "--assembly", Assembly));
        Assert.Equal((2, "DP1746"), await RefusedAsync("diff", "--against", "--output=stolen", "--assembly", Assembly));
        Assert.False(File.Exists(Path.Combine(Project, "stolen")));
        Directory.Move(Path.Combine(Project, ".git"), Path.Combine(Project, "nogit"));
        Assert.Equal((3, "DP1255"), await RefusedAsync("diff", "--against", "main", "--assembly", Assembly));
    }

    [Fact]
    public async Task Reports_HoldEveryChange_AndWhateverATeamWrites()
    {
        // What is removed is shown in none of them but by its name, so the text stands where changes quote it: in a unit.
        const string Hostile = "\"<b>|x|\u0001\n@octo [a](b) `c` ]]> &amp; \u202e";
        Accept(product => Change(product, column => column.Name switch
        {
            "card_type" => column with { Unit = Hostile },
            "city" => column with { Nullable = !column.Nullable },
            _ => column,
        }));
        Suppress("city", IsCityNullable ? 8 : 7, "2999-12-31");

        var ran = await RunAsync("diff", "--against", "baseline", "--assembly", Assembly, "--junit", "j.xml", "--sarif", "s.json", "--markdown", "m.md");

        Assert.Equal(1, ran.Code);
        Assert.Contains("suppressed until 2999-12-31", ran.Output, StringComparison.Ordinal);
        var suite = XDocument.Load(Path.Combine(Project, "j.xml")).Root!.Elements("testsuite").Single();
        Assert.Equal(
            ("3", "2", "1"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("skipped")));
        Assert.Equal(["testcase", "testcase", "testcase"], suite.Elements().Select(one => one.Name.LocalName));
        Assert.Equal(["failure", "failure", "skipped"], suite.Elements().Select(one => one.Elements().Single().Name.LocalName));

        var sarif = await File.ReadAllTextAsync(Path.Combine(Project, "s.json"), TestContext.Current.CancellationToken);
        var results = JsonNode.Parse(sarif)!["runs"]![0]!["results"]!.AsArray();
        Assert.Equal(["DIFF-25", IsCityNullable ? "DIFF-08" : "DIFF-07"], results.Select(result => (string?)result!["ruleId"]));
        Assert.Equal("contracts/retail.customers.odcs.yaml", (string?)results[0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
        Assert.Equal("nobody minds (until 2999-12-31)", (string?)results[1]!["suppressions"]![0]!["justification"]);
        var request = new JsonObject { ["documents"] = new JsonArray(sarif, sarif.Replace("\"external\"", "\"nonsense\"", StringComparison.Ordinal)) };
        var judged = JsonSerializer.Deserialize<string[][]>(await NodeOracle.RunAsync("sarif", "validate.cjs", [], request.ToJsonString()))!;
        Assert.Equal((0, true), (judged[0].Length, judged[1].Length > 0));

        var markdown = await File.ReadAllTextAsync(Path.Combine(Project, "m.md"), TestContext.Current.CancellationToken);
        Assert.All(markdown.Split('\n').Where(line => line.StartsWith('|')), row => Assert.Equal(4, row.Count(c => c == '|')));
        Assert.All(["<b>", "@octo", "[a](b)", "`c`", "\u202e", "\u0001"], mark => Assert.DoesNotContain(mark, markdown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SuppressionThatIsOver_IsAFinding_AndOneWithoutAUse_AWarning()
    {
        Accept(product => product);
        Suppress("city", 7, "2999-12-31");
        var unused = await RunAsync("diff", "--against", "baseline", "--assembly", Assembly);
        Assert.Equal(0, unused.Code);
        Assert.Contains("warning DP1254: Nothing is suppressed by rule 7 at customers.city", unused.Errors, StringComparison.Ordinal);

        Suppress("city", 7, "2020-01-01");
        Assert.Equal((1, "DP1253"), await RefusedAsync("diff", "--against", "baseline", "--assembly", Assembly));
        await File.WriteAllTextAsync(Path.Combine(Contracts, DiffSuppressions.FileName), "{}", TestContext.Current.CancellationToken);
        Assert.Equal((2, "DP1252"), await RefusedAsync("diff", "--against", "baseline", "--assembly", Assembly));
    }

    public void Dispose() => _temp.Dispose();

    private static ProductManifest Product => ManifestReader.FromAssembly(Assembly).Single();

    private static bool IsCityNullable => Product.Ports[0].FindColumn("city")!.Nullable;

    private string Baseline => Path.Combine(Contracts, Id + ".odcs.yaml");

    private void Accept(Func<ProductManifest, ProductManifest> before) => ContractFolder.Accept(Contracts, before(Product), subscribers: null);

    private void Suppress(string column, int rule, string expires) => File.WriteAllText(
        Path.Combine(Contracts, DiffSuppressions.FileName),
        $$"""{"suppressions":[{"product":"{{Id}}","rule":{{rule}},"place":"customers.{{column}}","reason":"nobody minds","expires":"{{expires}}"}]}""");

    // Against it, the built product lacks a column.
    private static ProductManifest WithTown(ProductManifest product) => product with
    {
        Ports = [product.Ports[0] with { Columns = [.. product.Ports[0].Columns, product.Ports[0].FindColumn("city")! with { Name = "town", Property = "Town", Source = "town" }] }],
    };

    private static ProductManifest Change(ProductManifest product, Func<ColumnManifest, ColumnManifest> change) =>
        product with { Ports = [product.Ports[0] with { Columns = [.. product.Ports[0].Columns.Select(change)] }] };

    private Task<Ran> RunAsync(params string[] arguments) => Tool.RunInAsync(Project, arguments);

    private async Task<(int Code, string? Id)> RefusedAsync(params string[] arguments)
    {
        var ran = await RunAsync([.. arguments, "--json"]);
        return (ran.Code, (string?)ran.Json["id"]);
    }

    private async Task GitAsync(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Project })!;
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, git.ExitCode);
    }
}
