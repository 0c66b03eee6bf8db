using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Build.Tests;

/// <summary>The sample's standards package, to be changed.</summary>
internal static class StandardsFolder
{
    public static string Sample { get; } = Path.Combine(RepositoryRoot.Path, "samples", "BankStandards");

    /// <summary>Copies the package's data to a folder.</summary>
    public static string CopyTo(string folder)
    {
        var data = Path.Combine(Sample, "dataproduct-standards");
        foreach (var file in Directory.GetFiles(data, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return folder;
    }

    /// <summary>Adds the United Kingdom, from which and to which only tokens go.</summary>
    public static void AddUnitedKingdom(string folder)
    {
        Change(Path.Combine(folder, "standards.json"), root =>
            root["jurisdictions"]!.AsArray().Add(new JsonObject { ["code"] = "GB", ["countries"] = new JsonArray("GB") }));
        Change(Path.Combine(folder, "transfer-matrix.json"), root =>
        {
            foreach (var place in JurisdictionTable.Default.Jurisdictions)
            {
                foreach (var (data, viewer) in new[] { ("GB", place.Code), (place.Code, "GB") })
                {
                    root["cells"]!.AsArray().Add(new JsonObject { ["data"] = data, ["viewer"] = viewer, ["grade"] = "T", ["basis"] = "not reviewed", ["source"] = "none", ["reviewed"] = "2026-11-01", ["expires"] = "2027-11-01" });
                }
            }
        });
    }

    private static void Change(string file, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        change(root);
        File.WriteAllText(file, root.ToJsonString());
    }
}
