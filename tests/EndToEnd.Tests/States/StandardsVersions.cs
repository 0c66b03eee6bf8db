using System.Text.Json.Nodes;
using DataProducts.Access;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Two versions of one standards package: the second adds a base forbid, a purpose and a jurisdiction, and closes a border.</summary>
internal static class StandardsVersions
{
    public const string AddedForbid = "policies/legal-hold.cedar";

    public static StandardsPackage One { get; } = Parse(Changed("standards.json", _ => { }), Changed("transfer-matrix.json", _ => { }), withForbid: false);

    public static StandardsPackage Two { get; } = Parse(
        Changed("standards.json", root =>
        {
            root["version"] = "2.0.0";
            root["purposes"]!.AsArray().Add(new JsonObject { ["id"] = "case-work", ["meaning"] = "Work on a case.", ["in"] = new JsonArray("financial-crime") });
            root["jurisdictions"]!.AsArray().Add(new JsonObject { ["code"] = "GB", ["countries"] = new JsonArray("GB") });
        }),
        Changed("transfer-matrix.json", root =>
        {
            var cells = root["cells"]!.AsArray();
            cells.Single(cell => $"{cell!["data"]}/{cell["viewer"]}" == "CH/EU")!["grade"] = "T";
            foreach (var place in JurisdictionTable.Default.Jurisdictions)
            {
                cells.Add(new JsonObject { ["data"] = "GB", ["viewer"] = place.Code, ["grade"] = "T", ["basis"] = "not reviewed", ["source"] = "none", ["reviewed"] = "2026-11-01", ["expires"] = "2027-11-01" });
                cells.Add(new JsonObject { ["data"] = place.Code, ["viewer"] = "GB", ["grade"] = "T", ["basis"] = "not reviewed", ["source"] = "none", ["reviewed"] = "2026-11-01", ["expires"] = "2027-11-01" });
            }
        }),
        withForbid: true);

    private static StandardsPackage Parse(StandardsFile standards, StandardsFile matrix, bool withForbid)
    {
        var others = SmallState.Standards.Files.Where(file =>
            file.Path != standards.Path && file.Path != matrix.Path && (withForbid || file.Path != AddedForbid));
        return StandardsPackage.Parse([standards, matrix, .. others], "test");
    }

    private static StandardsFile Changed(string path, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(SmallState.Standards.Files.Single(file => file.Path == path).Text)!;
        change(root);
        return new StandardsFile(path, root.ToJsonString());
    }
}
