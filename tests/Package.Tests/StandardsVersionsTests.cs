using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataProducts.Package.Tests;

/// <summary>Two domains of one solution on two versions of one standards package: each is built by its own, and each is told what the other
/// version would change for it.</summary>
[Collection(nameof(Team))]
public sealed class StandardsVersionsTests(Team team)
{
    private const string Cards = "Retail.Cards";
    private const string Parcels = "Logistics.Parcels";

    // Under version 1 there is no such jurisdiction.
    private const string UnitedKingdom = """
        @id("uk")
        permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"logistics.parcels")
        when { resource.jurisdiction == DataProducts::Jurisdiction::"GB" };
        """;

    private string Home => team["versions"];

    private string Feed => Path.Combine(Home, "feed");

    [Fact]
    public async Task TwoVersions_BuildSideBySide_AndDiffTellsEachProductWhatChanges()
    {
        await PackBothVersionsAsync();
        await NewProductAsync(Cards, "1.0.0");
        await NewProductAsync(Parcels, "2.0.0");
        await File.WriteAllTextAsync(Path.Combine(Home, Parcels, "policies", "uk.cedar"), UnitedKingdom, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(Home, "all.slnx"), $"<Solution><Project Path=\"{Cards}/{Cards}.csproj\" /><Project Path=\"{Parcels}/{Parcels}.csproj\" /></Solution>",
            TestContext.Current.CancellationToken);

        Assert.Matches(@"\b0 Warning\(s\)\s+0 Error\(s\)", (await team.DotnetAsync(Home, "build", "all.slnx")).Succeeded());

        Assert.Equal(("1.0.0", false), (VersionBeside(Cards), Schema(Cards, "retail.cards").Contains("\"GB\"", StringComparison.Ordinal)));
        Assert.Equal(("2.0.0", true), (VersionBeside(Parcels), Schema(Parcels, "logistics.parcels").Contains("\"GB\"", StringComparison.Ordinal)));

        // The first domain looks before it moves; the second has moved already.
        var two = Path.Combine(Feed, "Bank.Standards.2.0.0.nupkg");
        var moving = await DiffAsync(Cards, two);
        Assert.Equal(1, moving.ExitCode);
        Assert.StartsWith("retail.cards 1.0.0: Bank.Standards 1.0.0 → 2.0.0\n", moving.Output, StringComparison.Ordinal);
        Assert.Matches("BREAKING +│ forbids +│ policies base.sanctions +│ A new base policy", moving.Output);
        Assert.Matches("DANGEROUS +│ jurisdictions +│ standards.json GB +│ Rows of GB, in", moving.Output);
        Assert.Matches("SAFE +│ purposes +│ standards.json +│ There is a new purpose", moving.Output);

        var moved = await DiffAsync(Parcels, two);
        Assert.Equal((0, "logistics.parcels 1.0.0: Bank.Standards 2.0.0 → 2.0.0\nNothing changes for logistics.parcels.\n"), (moved.ExitCode, moved.Output));

        using var back = JsonDocument.Parse((await DiffAsync(Parcels, Path.Combine(Feed, "Bank.Standards.1.0.0.nupkg"), "--json")).Output);
        var changes = back.RootElement.GetProperty("products")[0].GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal("version", changes[0].GetProperty("rule").GetString());
        Assert.Equal("policies/uk.cedar", Assert.Single(changes, one => one.GetProperty("rule").GetString() == "build").GetProperty("file").GetString());
    }

    private async Task PackBothVersionsAsync()
    {
        var project = Path.Combine(Home, "Bank.Standards");
        await team.NewAsync("dataproduct-standards", "-n", "Bank.Standards", "-o", project);
        Assert.Contains("Bank.Standards.1.0.0.nupkg", (await team.DotnetAsync(project, "pack", "--output", Feed)).Succeeded(), StringComparison.Ordinal);

        var data = Path.Combine(project, "dataproduct-standards");
        Change(Path.Combine(data, "standards.json"), root =>
        {
            root["version"] = "2.0.0";
            root["jurisdictions"]!.AsArray().Add(new JsonObject { ["code"] = "GB", ["countries"] = new JsonArray("GB") });
            root["purposes"]!.AsArray().Add(new JsonObject { ["id"] = "case-work", ["meaning"] = "Work on a case." });
        });
        Change(Path.Combine(data, "transfer-matrix.json"), root =>
        {
            foreach (var place in (string[])["EU", "IN", "CH", "US", "MC"])
            {
                foreach (var (from, to) in new[] { ("GB", place), (place, "GB") })
                {
                    root["cells"]!.AsArray().Add(new JsonObject { ["data"] = from, ["viewer"] = to, ["grade"] = "T", ["basis"] = "not reviewed", ["source"] = "none", ["reviewed"] = "2026-11-01", ["expires"] = "2027-11-01" });
                }
            }
        });
        await File.WriteAllTextAsync(
            Path.Combine(data, "policies", "sanctions.cedar"),
            "@id(\"base.sanctions\") @reason(\"a list of sanctions names the person\")\n"
            + "forbid (principal, action == DataProducts::Action::\"readRow\", resource)\nwhen { resource has sanctioned && resource.sanctioned };\n",
            TestContext.Current.CancellationToken);
        Assert.Contains("Bank.Standards.2.0.0.nupkg", (await team.DotnetAsync(project, "pack", "--output", Feed)).Succeeded(), StringComparison.Ordinal);
    }

    private async Task NewProductAsync(string name, string standards)
    {
        await team.NewAsync("dataproduct", "-n", name, "--target", "contract", "-o", Path.Combine(Home, name));
        var project = Path.Combine(Home, name, name + ".csproj");
        var text = await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            project,
            text.Replace("</Project>", $"""
                  <PropertyGroup><RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources></PropertyGroup>
                  <ItemGroup><PackageReference Include="Bank.Standards" Version="{standards}" /></ItemGroup>
                </Project>
                """, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
    }

    private Task<Ended> DiffAsync(string project, string standards, params string[] more) => team.ToolInAsync(
        Path.Combine(Home, project), ["diff", "--standards", standards, "--assembly", Path.Combine("bin", "Debug", "net10.0", project + ".dll"), .. more]);

    private string? VersionBeside(string project) =>
        (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(Home, project, "bin", "Debug", "net10.0", "dataproduct-standards", "standards.json")))!["version"];

    private string Schema(string project, string product) =>
        File.ReadAllText(Path.Combine(Home, project, "obj", "Debug", "net10.0", "dataproduct", product + ".cedarschema"));

    private static void Change(string file, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        change(root);
        File.WriteAllText(file, root.ToJsonString(new() { WriteIndented = true }));
    }
}
