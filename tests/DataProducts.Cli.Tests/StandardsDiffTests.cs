using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DataProducts.Access;
using DataProducts.Cli.Diff;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

/// <summary><c>diff --standards</c>, as a person types it: what would another version of the standards change for a product?</summary>
public sealed class StandardsDiffTests(BankState bank) : IClassFixture<BankState>, IDisposable
{
    private const string Id = "retail.customers";

    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "RetailBank.dll");
    private static readonly string Standards = Path.Combine(AppContext.BaseDirectory, StandardsPackage.FolderName);

    private readonly TempFolder _temp = new();

    private string Project => Directory.CreateDirectory(_temp["project"]).FullName;

    private string Next => Path.Combine(Project, "next", StandardsPackage.FolderName);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task NewVersion_IsToldPerProduct_TheGravestFirst()
    {
        MakeNext();
        CopyPolicies();

        var ran = await RunAsync("--assembly", Assembly);

        Assert.Equal((1, ""), (ran.Code, ran.Errors));
        Golden.Check(ran.Output, "tests/DataProducts.Cli.Tests/Golden/diff-standards.txt");
    }

    [Fact]
    public async Task WhatDoesNotConcernAProduct_IsLeftOut()
    {
        Copy(Standards, Next);
        var same = await RunAsync("--assembly", Assembly);
        Assert.Equal(0, same.Code);
        Assert.Contains("retail.customers 1.0.0: BankStandards 1.0.0 → 1.0.0\nNothing changes for retail.customers.\n", same.Output, StringComparison.Ordinal);

        Change("standards.json", root => root["version"] = "1.0.1");
        var raised = await RunAsync("--assembly", Assembly, "--json", "--junit", "j.xml", "--sarif", "s.json", "--markdown", "m.md");
        Assert.Equal((0, null, 0), (raised.Code, (string?)raised.Json["level"], raised.Json["products"]![0]!["changes"]!.AsArray().Count));
        Assert.Equal("1.0.1", (string?)raised.Json["standards"]!["version"]);
        var suite = XDocument.Load(InProject("j.xml")).Root!.Elements("testsuite").Single();
        Assert.Equal(("retail.customers: Standards", "1", "0"), ((string?)suite.Attribute("name"), (string?)suite.Attribute("tests"), (string?)suite.Attribute("failures")));
        Assert.Empty(JsonNode.Parse(await ReadAsync("s.json"))!["runs"]![0]!["results"]!.AsArray());
        Assert.Contains("✅ passed", await ReadAsync("m.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_AreThoseThatWereAskedFor()
    {
        Copy(Standards, Next);
        Change("standards.json", root => root["version"] = "1.1.0");
        Change("environments.json", root => root["environments"]![0]!["accounts"]![0]!["region"] = "eu-north-1");

        Assert.Equal((1, 0, 0), (await FoundAsync(FailOn.Dangerous), await FoundAsync(FailOn.Breaking), await FoundAsync(FailOn.Unversioned)));

        Change("standards.json", root => root["version"] = "1.0.1");
        Assert.Equal((1, 0, 1), (await FoundAsync(FailOn.Dangerous), await FoundAsync(FailOn.Breaking), await FoundAsync(FailOn.Unversioned)));
        Change("standards.json", root => (root["name"], root["version"]) = ("Other", "2.0.0"));
        Assert.Equal((1, 1, 1), (await FoundAsync(FailOn.Dangerous), await FoundAsync(FailOn.Breaking), await FoundAsync(FailOn.Unversioned)));
        var ran = await RunAsync("--assembly", Assembly, "--fail-on", "breaking", "--json");
        Assert.Equal((1, "version", true), (ran.Code, (string?)ran.Json["products"]![0]!["changes"]![0]!["rule"], (bool)ran.Json["products"]![0]!["changes"]![0]!["finding"]!));

        async Task<int> FoundAsync(FailOn failOn) =>
            (await new StandardsComparison(Next, Id, Assembly, Policies: null, InProject("contracts"), State: null, DateTimeOffset.UnixEpoch)
                .CompareAsync(failOn, TestContext.Current.CancellationToken)).ExitCode;
    }

    [Fact]
    public async Task Reports_PointToTheLine_AndHoldWhateverAPackageWrites()
    {
        const string Hostile = "<b>|x|\\u{1b}[31m @octo [a](b) `c` ]]> &amp;";
        MakeNext();
        CopyPolicies();
        await File.WriteAllTextAsync(
            Path.Combine(Next, "policies", "odd.cedar"),
            $"@id(\"base.odd\") @reason(\"{Hostile}\")\nforbid (principal, action == DataProducts::Action::\"readRow\", resource)\nwhen {{ resource has legalHold && resource.legalHold == 7 }};");

        var ran = await RunAsync("--assembly", Assembly, "--policies", "policies", "--junit", "j.xml", "--sarif", "s.json", "--markdown", "m.md");

        Assert.Equal(1, ran.Code);
        Assert.DoesNotContain("\u001b", ran.Output, StringComparison.Ordinal);
        Assert.Contains("<b>|x| [31m", ran.Output, StringComparison.Ordinal);
        var changes = (await RunAsync("--assembly", Assembly, "--json")).Json["products"]![0]!["changes"]!.AsArray();
        var suite = XDocument.Load(InProject("j.xml")).Root!.Elements("testsuite").Single();
        Assert.Equal(
            ($"{changes.Count}", $"{changes.Count(change => (string?)change!["level"] != "SAFE")}"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures")));

        var sarif = await ReadAsync("s.json");
        var results = JsonNode.Parse(sarif)!["runs"]![0]!["results"]!.AsArray();
        Assert.Equal(changes.Select(change => $"STANDARDS-{((string?)change!["rule"])!.ToUpperInvariant()}"), results.Select(result => (string?)result!["ruleId"]));
        var build = Assert.Single(results, result => (string?)result!["ruleId"] == "STANDARDS-BUILD")!["locations"]![0]!;
        Assert.Equal("next/dataproduct-standards/policies/odd.cedar", (string?)build["physicalLocation"]!["artifactLocation"]!["uri"]);
        Assert.Equal(3, (int?)build["physicalLocation"]!["region"]!["startLine"]);
        Assert.StartsWith("retail.customers/policies/odd.cedar(3,", (string?)build["logicalLocations"]![0]!["fullyQualifiedName"], StringComparison.Ordinal);
        var request = new JsonObject { ["documents"] = new JsonArray(sarif, sarif.Replace("\"error\"", "\"nonsense\"", StringComparison.Ordinal)) };
        var judged = JsonSerializer.Deserialize<string[][]>(await NodeOracle.RunAsync("sarif", "validate.cjs", [], request.ToJsonString()))!;
        Assert.Equal((0, true), (judged[0].Length, judged[1].Length > 0));

        var markdown = await ReadAsync("m.md");
        Assert.All(markdown.Split('\n').Where(line => line.StartsWith('|')), row => Assert.Equal(4, row.Count(c => c == '|')));
        Assert.All(["<b>", "@octo", "[a](b)", "`c`", "\u001b"], mark => Assert.DoesNotContain(mark, markdown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PolicyOfTheTeamThatNoLongerFits_IsFoundInItsFile()
    {
        // The standards that the product is built with know GB, and the next ones do not.
        Directory.CreateDirectory(InProject("built"));
        File.Copy(Assembly, InProject("built/RetailBank.dll"));
        MakeNext();
        Copy(Next, InProject("built/dataproduct-standards"));
        Directory.Delete(Next, recursive: true);
        Copy(Standards, Next);
        Change("standards.json", root => root["version"] = "9.0.0");
        Directory.CreateDirectory(InProject("policies/" + Id));
        await File.WriteAllTextAsync(
            InProject($"policies/{Id}/uk.cedar"),
            "@id(\"uk\")\npermit (principal, action == DataProducts::Action::\"readRow\", resource in DataProducts::Product::\"retail.customers\")\nwhen { resource.jurisdiction == DataProducts::Jurisdiction::\"GB\" };");

        var ran = await RunAsync("--assembly", "built/RetailBank.dll", "--json", "--sarif", "s.json");

        var change = Assert.Single(ran.Json["products"]![0]!["changes"]!.AsArray(), one => (string?)one!["rule"] == "build")!;
        Assert.Equal(($"policies/{Id}/uk.cedar", 3), ((string?)change["file"], (int)change["line"]!));
        Assert.Contains($"\"policies/{Id}/uk.cedar\"", await ReadAsync("s.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("next")]
    [InlineData("next/dataproduct-standards")]
    [InlineData("next.nupkg")]
    [InlineData("next/Other.dll")]
    public void OtherVersion_IsFoundByEachNameOfIt(string name)
    {
        MakeNext();
        File.WriteAllText(InProject("next/Other.dll"), "never read");
        using (var archive = ZipFile.Open(InProject("next.nupkg"), ZipArchiveMode.Create))
        {
            foreach (var file in Directory.GetFiles(Next, "*", SearchOption.AllDirectories))
            {
                archive.CreateEntryFromFile(file, Path.GetRelativePath(InProject("next"), file));
            }
        }

        var found = StandardsSource.Find(InProject(name));

        Assert.Equal((StandardsPackage.ReadFolder(Next).Hash, "2.0.0"), (found.Package.Hash, found.Package.Version));
        Assert.Equal(name == "next.nupkg" ? InProject(name) : Path.Combine(Next, "standards.json"), found.PathOf("standards.json"));
        Assert.Equal(name == "next.nupkg" ? InProject(name) : Next, found.PathOf("identity-map.json"));
    }

    [Fact]
    public async Task RegisteredProducts_AreComparedWithWhatTheyAreRegisteredUnder()
    {
        MakeNext();

        var all = await RunAsync("--state", bank.Folder, "--json");
        Assert.Equal((1, Id, "1.0.0"), (all.Code, (string?)all.Json["products"]![0]!["product"], (string?)all.Json["products"]![0]!["before"]!["version"]));
        Assert.Contains("fraud-analysts (financial-crime)", all.Json["products"]![0]!["subscribers"]!.AsArray().Select(one => (string?)one));
        Assert.True((int)all.Json["products"]![0]!["policyFiles"]! > 0);

        var one = await Tool.RunInAsync(Project, "diff", Id, "--standards", "next", "--state", bank.Folder);
        Assert.Contains("\nRelied on by compliance-officers (financial-crime), ", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No policy of the team", one.Output, StringComparison.Ordinal);
        var unknown = await Tool.RunInAsync(Project, "diff", "no.product", "--standards", "next", "--state", bank.Folder, "--json");
        Assert.Equal("DP1004", (string?)unknown.Json["id"]);
    }

    [Fact]
    public async Task WhatIsTypedWrongly_IsAUsageError()
    {
        Assert.Equal((2, "DP1002"), await RefusedAsync());
        Assert.Equal((2, "DP1002"), await RefusedAsync("--standards", "next", "--against", "baseline"));
        Assert.Equal((2, "DP1002"), await RefusedAsync("--against", "baseline", "--policies", "policies"));
        Assert.Equal((2, "DP1746"), await RefusedAsync("--standards", "next"));
        Assert.Equal((2, "DP1902"), await RefusedAsync("--standards", Standards, "--policies", "absent"));
        await File.WriteAllTextAsync(InProject("text.nupkg"), "no archive", TestContext.Current.CancellationToken);
        Assert.Equal((2, "DP1920"), await RefusedAsync("--standards", "text.nupkg"));
    }

    [Fact]
    public void WhatHoldsNoStandards_IsRefused_AndLeavesNothingBehind()
    {
        Directory.CreateDirectory(InProject("empty"));
        File.Copy(Assembly, InProject("Other.dll"));
        using (var archive = ZipFile.Open(InProject("bomb.nupkg"), ZipArchiveMode.Create))
        {
            using var stream = archive.CreateEntry("dataproduct-standards/standards.json").Open();
            stream.Write(new byte[32 * 1024 * 1024]);
        }

        using (var archive = ZipFile.Open(InProject("escape.nupkg"), ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(Path.Combine(Standards, "standards.json"), "dataproduct-standards/../../stolen.json");
        }

        Assert.All(["empty", "Other.dll", "bomb.nupkg", "escape.nupkg"], name =>
            Assert.Equal("DP1920", Assert.Throws<AccessException>(() => StandardsSource.Find(InProject(name))).Id));
        Assert.Equal(["Other.dll", "bomb.nupkg", "empty", "escape.nupkg"], Directory.GetFileSystemEntries(Project).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(_temp["stolen.json"]));
    }

    [Fact]
    public async Task Help_NamesTheOption()
    {
        var help = (await Tool.RunAsync("diff", "--help")).Output;
        Assert.Contains("--standards <folder|nupkg|assembly>", help, StringComparison.Ordinal);
        Assert.DoesNotContain("--against <file|version|published|baseline|ref> (REQUIRED)", help, StringComparison.Ordinal);
    }

    // The sample's standards, a major further: another law, a closed border, a purpose gone, a new one, a base forbid, an account.
    private void MakeNext()
    {
        Copy(Standards, Next);
        Change("standards.json", root =>
        {
            root["version"] = "2.0.0";
            root["jurisdictions"]!.AsArray().Add(new JsonObject { ["code"] = "GB", ["countries"] = new JsonArray("GB") });
            var purposes = root["purposes"]!.AsArray();
            purposes.Remove(purposes.Single(one => (string?)one!["id"] == "campaigns"));
            purposes.Add(new JsonObject { ["id"] = "case-work", ["meaning"] = "Work on a case.", ["in"] = new JsonArray("financial-crime") });
        });
        Change("transfer-matrix.json", root =>
        {
            var cells = root["cells"]!.AsArray();
            cells.Single(one => (string?)one!["data"] == "EU" && (string?)one["viewer"] == "CH")!["grade"] = "T";
            foreach (var place in (string[])["EU", "IN", "CH", "US", "MC"])
            {
                cells.Add(Cell("GB", place));
                cells.Add(Cell(place, "GB"));
            }
        });
        Change("environments.json", root => root["environments"]![0]!["accounts"]![0]!["region"] = "eu-north-1");
        File.WriteAllText(
            Path.Combine(Next, "policies", "sanctions.cedar"),
            "@id(\"base.sanctions\") @reason(\"a list of sanctions names the person\")\nforbid (principal, action == DataProducts::Action::\"readRow\", resource)\nwhen { resource has sanctioned && resource.sanctioned };\n");

        static JsonObject Cell(string data, string viewer) => new() { ["data"] = data, ["viewer"] = viewer, ["grade"] = "T", ["basis"] = "not reviewed", ["source"] = "none", ["reviewed"] = "2026-11-01", ["expires"] = "2027-11-01" };
    }

    private void Change(string file, Action<JsonNode> change)
    {
        var path = Path.Combine(Next, file);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString(new() { WriteIndented = true }));
    }

    private void CopyPolicies() => Copy(Path.Combine(AppContext.BaseDirectory, "policies"), InProject("policies"));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private string InProject(string name) => Path.Combine(Project, name);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(InProject(name), TestContext.Current.CancellationToken);

    private Task<Ran> RunAsync(params string[] arguments) => Tool.RunInAsync(Project, ["diff", "--standards", "next", .. arguments]);

    private async Task<(int Code, string? Id)> RefusedAsync(params string[] arguments)
    {
        var ran = await Tool.RunInAsync(Project, ["diff", .. arguments, "--assembly", Assembly, "--json"]);
        return (ran.Code, (string?)ran.Json["id"]);
    }
}
