using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests.Cedar;

/// <summary>check, format, validate and lint: what files are, and how findings are written.</summary>
public sealed partial class CedarFileTests : IDisposable
{
    private const string View = "permit (principal, action == Photos::Action::\"view\", resource";

    private readonly CedarFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_FindsEveryErrorOfEveryFile_InMsBuildsForm()
    {
        _folder.Write("second.cedarschema", "entity A { x: Nothing };\n");

        var ran = await _folder.RunAsync("check", "wrong.cedar", "policies", "second.cedarschema");

        Assert.Equal(1, ran.Code);
        Assert.Equal(
            [("wrong.cedar", 1, "DP1301"), ("wrong.cedar", 4, "DP1301"), ("second.cedarschema", 1, "DP1310")],
            Canonical().Matches(ran.Output).Select(one => (
                one.Groups["file"].Value, int.Parse(one.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture), one.Groups["code"].Value)));
        Assert.Contains("3 files", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("permit (principal, action, resource);", "-", 0)]
    [InlineData("permit (principal);", "-", 1)]
    [InlineData("entity A;", "- --kind schema", 0)]
    [InlineData("permit (principal, action, resource);", "- --kind schema", 1)]
    [InlineData("{\"staticPolicies\": {}}", "- --kind policies-json", 0)]
    [InlineData("{\"entityTypes\": {}}", "- --kind policies-json", 1)]
    [InlineData("{\"N\": {\"entityTypes\": {}, \"actions\": {}}}", "- --kind schema-json", 0)]
    public async Task Check_ReadsStandardInputByItsKind(string text, string arguments, int code)
    {
        var ran = await _folder.PipeAsync(text, $"check {arguments}");

        Assert.True(ran.Code == code, ran.Output + ran.Errors);
        Assert.All(ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("stdin(", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FileThatCannotBeUsed_IsTold_AndTheOthersAreLookedAt()
    {
        Directory.CreateDirectory(_folder["empty"]);
        await File.WriteAllBytesAsync(_folder["binary.cedar"], [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2]);
        await File.WriteAllBytesAsync(_folder["latin.cedar"], "// caf\xE9\n"u8[..7].ToArray().Append((byte)0xE9).ToArray());
        await File.WriteAllBytesAsync(_folder["utf16.cedar"], [0xFF, 0xFE, 0x70, 0]);

        var ran = await _folder.RunAsync("check", "missing.cedar", "empty", "no/*.cedar", "binary.cedar", "latin.cedar", "utf16.cedar", "wrong.cedar");

        Assert.Equal(2, ran.Code);
        Assert.All(
            ["missing.cedar", "empty", "no/*.cedar", "binary.cedar", "latin.cedar", "utf16.cedar"],
            name => Assert.Contains($"{name}: error DP1006: ", ran.Output, StringComparison.Ordinal));
        Assert.Contains("wrong.cedar(1,", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Output + ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "a.cedar", "--output", "xml")]
    [InlineData("format", "policies", "--width", "5")]
    [InlineData("format", "policies", "--width", "wide")]
    [InlineData("format", "policies", "--write", "--check")]
    [InlineData("validate", "--policies", "policies")]
    [InlineData("validate", "--policies", "policies", "--schema", "photos.cedarschema", "--level", "-1")]
    [InlineData("validate", "--policies", "policies", "--schema", "photos.cedarschema", "--language", "5.0")]
    [InlineData("lint", "--policies", "policies")]
    [InlineData("bake")]
    public async Task WhatIsNotUnderstood_IsAUsageError(params string[] arguments)
    {
        var ran = await _folder.RunAsync(arguments);

        Assert.Equal(2, ran.Code);
        Assert.StartsWith("error DP1002: ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileNameThatATerminalWouldObey_IsPrintedWithoutItsControls()
    {
        _folder.Write("a\x1b[31m.cedar", "permit");

        Assert.DoesNotContain('\x1b', (await _folder.RunAsync("check", ".")).Output);
    }

    [Fact]
    public async Task Sarif_IsWhatItsSchemaSays_AndHoldsEveryFinding()
    {
        Directory.CreateDirectory(_folder["a folder ü"]);
        _folder.Write("a folder ü/x#y.cedar", "permit (principal);");
        string[] runs =
        [
            (await _folder.RunAsync("check", ".", "--output", "sarif")).Output,
            (await _folder.RunAsync("check", "policies", "--output", "sarif")).Output,
            (await _folder.RunAsync("check", "missing.cedar", _folder["wrong.cedar"], "--output", "sarif")).Output,
            (await _folder.RunAsync("validate", "--schema", "photos.cedarschema", "--policies", "unfit.cedar", "--output", "sarif")).Output,
            (await _folder.RunAsync("lint", "--profile", "verified-permissions", "--schema", "photos.cedarschema", "--policies", "unfit.cedar", "--output", "sarif")).Output,
        ];

        var first = JsonNode.Parse(runs[0])!["runs"]![0]!;
        Assert.Contains("./a%20folder%20%C3%BC/x%23y.cedar", first["results"]!.AsArray().Select(UriOf));
        var rules = first["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.All(first["results"]!.AsArray(), result => Assert.Equal((string?)result!["ruleId"], (string?)rules[(int)result["ruleIndex"]!]!["id"]));
        Assert.Equal("The text is not Cedar.", (string?)rules[0]!["shortDescription"]!["text"]);
        Assert.Empty(JsonNode.Parse(runs[1])!["runs"]![0]!["results"]!.AsArray());

        var request = new JsonObject { ["documents"] = JsonSerializer.SerializeToNode<string[]>([.. runs, runs[0].Replace("\"level\": \"error\"", "\"level\": \"bad\"", StringComparison.Ordinal)]) };
        var judged = JsonSerializer.Deserialize<string[][]>(await NodeOracle.RunAsync("sarif", "validate.cjs", [], request.ToJsonString()))!;
        Assert.All(judged[..^1], Assert.Empty);
        Assert.NotEmpty(judged[^1]);

        static string? UriOf(JsonNode? result) => (string?)result!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"];
    }

    [Fact]
    public async Task Json_HoldsTheFindings()
    {
        var ran = await _folder.RunAsync("validate", "--schema", "photos.cedarschema", "--policies", "unfit.cedar", "-o", "json");

        Assert.Equal((1, 1, 1, 1), (ran.Code, (int)ran.Json["exitCode"]!, (int)ran.Json["errors"]!, (int)ran.Json["warnings"]!));
        var finding = ran.Json["findings"]!.AsArray().Single(one => (string?)one!["severity"] == "error")!;
        Assert.Equal(("DP1324", "unfit.cedar", 2), ((string?)finding["id"], (string?)finding["path"], (int)finding["line"]!));
        Assert.Empty((await _folder.RunAsync("check", "policies", "-o", "json")).Errors);
    }

    [Theory]
    [InlineData(0, "is Photos::Photo) when { resource.stars > 1 };")]
    [InlineData(1, "is Photos::Photo) when { resource.stars > \"a\" };")]
    [InlineData(0, "is Photos::Photo) when { false };")]
    [InlineData(1, "is Photos::Photo) when { false };", "--deny-warnings")]
    [InlineData(0, "is Photos::Album);")]
    [InlineData(1, "is Photos::Album);", "--language", "4.12")]
    [InlineData(0, "is Photos::Photo) when { resource has owner && resource.owner.age > 3 };", "--level", "2")]
    [InlineData(1, "is Photos::Photo) when { resource has owner && resource.owner.age > 3 };", "--level", "1")]
    public async Task Validate_GivesTheVerdictThatItsOptionsAskFor(int code, string rest, params string[] options)
    {
        _folder.Write("p.cedar", $"{View} {rest}");

        var ran = await _folder.RunAsync(["validate", "--schema", "photos.cedarschema", "--policies", "p.cedar", .. options]);

        Assert.True(ran.Code == code, ran.Output + ran.Errors);
    }

    [Fact]
    public async Task Format_WritesWhatItChecks_AndOnlyThat()
    {
        var before = await File.ReadAllTextAsync(_folder["policies/photos.cedar"]);
        Assert.Equal((1, "unfit.cedar\n"), await FormatAsync("policies", "unfit.cedar", "--check"));
        Assert.Equal((0, "unfit.cedar\n"), await FormatAsync("policies", "unfit.cedar", "--write"));
        Assert.Equal((0, ""), await FormatAsync("policies", "unfit.cedar", "--check"));
        Assert.Equal(before, await File.ReadAllTextAsync(_folder["policies/photos.cedar"]));
        Assert.Equal(await File.ReadAllTextAsync(_folder["unfit.cedar"]), (await FormatAsync("unfit.cedar")).Output);
        Assert.Equal((1, ""), await FormatAsync("wrong.cedar", "--check"));
        Assert.Equal("permit (principal, action, resource);\n", (await _folder.PipeAsync("permit(principal,action,resource);", "format -")).Output);

        async Task<(int Code, string Output)> FormatAsync(params string[] arguments)
        {
            var ran = await _folder.RunAsync(["format", .. arguments]);
            return (ran.Code, ran.Output);
        }
    }

    [GeneratedRegex(@"^(?<file>[^(\n]+)\((?<line>\d+),\d+\): (?:error|warning) (?<code>DP\d{4}): .+$", RegexOptions.Multiline)]
    private static partial Regex Canonical();
}
