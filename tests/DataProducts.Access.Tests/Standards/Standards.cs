using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>A standards package to be varied: the built-in jurisdictions and matrix, two purposes, one base forbid.</summary>
internal static class Standards
{
    public const string Environments = """
        { "formatVersion": 1, "environments": [
          { "name": "test", "accounts": [{ "jurisdiction": "EU", "account": "111111111111", "region": "eu-central-1" }] },
          { "name": "prod", "accounts": [
            { "jurisdiction": "EU", "account": "222222222222", "region": "eu-central-1" },
            { "jurisdiction": "MC", "account": "333333333333", "region": "eu-west-3" }] }] }
        """;

    public const string Claims = """
        { "formatVersion": 1, "person": "sub",
          "groups": { "claim": "groups", "map": [
            { "value": "sg-fraud", "group": "analysts" }, { "value": "sg-fraud", "group": "cross-border-eu" }, { "value": "sg-old", "group": "analysts" }] },
          "location": { "claim": "country", "holds": "country" },
          "coveredPerson": { "claim": "dsp_covered", "clear": ["false", "no"] } }
        """;

    public const string Rules = "is_global = true\n# raised\ndotnet_diagnostic.DP0102.severity = error\n";

    public const string LegalHold = """
        @id("base.legal-hold")
        @reason("a court ordered the row to be kept from everyone")
        forbid (principal, action == DataProducts::Action::"readRow", resource)
        when { resource has legalHold && resource.legalHold };
        """;

    public static string Matrix { get; } = EmbeddedText.Read("transfer-matrix.json");

    public static string Text { get; } = Changed(_ => { });

    /// <summary>The package's main file, changed.</summary>
    public static string Changed(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(EmbeddedText.Read("standards.json"))!;
        root["name"] = "Bank.Standards";
        root["version"] = "1.0.0";
        root["purposes"] = new JsonArray(Purpose("financial-crime"), Purpose("fraud-detection", "financial-crime"));
        change(root);
        return root.ToJsonString();
    }

    public static JsonObject Purpose(string id, params string[] wider) =>
        new() { ["id"] = id, ["meaning"] = $"What {id} is.", ["in"] = new JsonArray([.. wider.Select(one => (JsonNode)one)]) };

    /// <summary>The whole package, with some files in place of those here or added.</summary>
    public static StandardsPackage With(params (string Path, string Text)[] files)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["standards.json"] = Text, ["transfer-matrix.json"] = Matrix };
        foreach (var (path, text) in files)
        {
            all[path] = text;
        }

        return StandardsPackage.Parse([.. all.Select(file => new StandardsFile(file.Key, file.Value))], "pack");
    }

    public static StandardsPackage WithPolicy(string policy) => With(("policies/a.cedar", policy));

    /// <summary>The package with the United Kingdom, from which and to which only tokens go.</summary>
    public static StandardsPackage WithUnitedKingdom()
    {
        var text = Changed(root =>
        {
            root["version"] = "2.0.0";
            root["jurisdictions"]!.AsArray().Add(new JsonObject { ["code"] = "GB", ["countries"] = new JsonArray("GB") });
        });
        var matrix = JsonNode.Parse(Matrix)!;
        foreach (var place in Given.Places)
        {
            foreach (var (data, viewer) in new[] { ("GB", place.Code), (place.Code, "GB") })
            {
                matrix["cells"]!.AsArray().Add(new JsonObject { ["data"] = data, ["viewer"] = viewer, ["grade"] = "T", ["basis"] = "not reviewed", ["source"] = "none", ["reviewed"] = "2026-11-01", ["expires"] = "2027-11-01" });
            }
        }

        return With(("standards.json", text), ("transfer-matrix.json", matrix.ToJsonString()));
    }

    public static void Refused(string id, Func<object?> make, string? says = null)
    {
        var refused = Assert.Throws<AccessException>(make);
        Assert.Equal(id, refused.Id);
        Assert.Contains(says ?? string.Empty, refused.Message, StringComparison.Ordinal);
    }

    public static string FromRoot(string path) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, path));
}
