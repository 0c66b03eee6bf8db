using System.Text.Json.Nodes;
using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

public sealed class StandardsPackageTests
{
    public static TheoryData<string, string> Malformed { get; } = new()
    {
        { "nothing", "" },
        { "null", "null" },
        { "a list", "[]" },
        { "deep", new string('[', 100_000) },
        { "newer form", Standards.Changed(root => root["formatVersion"] = 2) },
        { "no form", Standards.Changed(root => root.AsObject().Remove("formatVersion")) },
        { "an unknown member", Standards.Changed(root => root["purpose"] = new JsonArray()) },
        { "a member twice", Standards.Text.Replace("\"name\":", "\"version\": \"9.9.9\", \"name\":", StringComparison.Ordinal) },
        { "no name", Standards.Changed(root => root["name"] = "") },
        { "a path as name", Standards.Changed(root => root["name"] = "../x") },
        { "two-part version", Standards.Changed(root => root["version"] = "1.0") },
        { "pre-release", Standards.Changed(root => root["version"] = "1.0.0-alpha") },
        { "leading zero", Standards.Changed(root => root["version"] = "1.02.0") },
        { "version with a line break", Standards.Changed(root => root["version"] = "1.0.0\n") },
        { "no jurisdictions", Standards.Changed(root => root.AsObject().Remove("jurisdictions")) },
        { "a null jurisdiction", Standards.Changed(root => Places(root).Add(null)) },
        { "a shipped one is missing", Standards.Changed(root => Places(root).RemoveAt(4)) },
        { "a jurisdiction twice", Standards.Changed(root => Places(root).Add(Place("EU"))) },
        { "lower case", Standards.Changed(root => Places(root).Add(Place("gb"))) },
        { "unknown place", Standards.Changed(root => Places(root).Add(Place("ZZ"))) },
        { "quotes in a code", Standards.Changed(root => Places(root).Add(Place("\"]"))) },
        { "a country twice", Standards.Changed(root => Places(root).Add(Place("GB", "DE"))) },
        { "a country in lower case", Standards.Changed(root => Places(root)[1]!["countries"]!.AsArray().Add("de")) },
        { "a null country", Standards.Changed(root => Places(root)[1]!["countries"]!.AsArray().Add(null)) },
        { "null countries", Standards.Changed(root => Places(root)[1]!["countries"] = null) },
        { "too many countries", Standards.Changed(root => Places(root)[1]!["countries"] = new JsonArray([.. Enumerable.Range(0, 301).Select(_ => (JsonNode)"AA")])) },
        { "a purpose twice", Standards.Changed(root => Purposes(root).Add(Standards.Purpose("financial-crime"))) },
        { "a purpose in nothing", Standards.Changed(root => Purposes(root).Add(Standards.Purpose("a", "absent"))) },
        { "a purpose in itself", Standards.Changed(root => Purposes(root).Add(Standards.Purpose("a", "a"))) },
        { "a circle", Standards.Changed(root => root["purposes"] = new JsonArray(Standards.Purpose("a", "b"), Standards.Purpose("b", "c"), Standards.Purpose("c", "a"))) },
        { "a null wider one", Standards.Changed(root => Purposes(root)[0]!["in"] = new JsonArray((JsonNode?)null)) },
        { "no meaning", Standards.Changed(root => Purposes(root)[0]!["meaning"] = "") },
        { "a purpose with quotes", Standards.Changed(root => Purposes(root).Add(Standards.Purpose("a\"b"))) },
        { "an own classification", Standards.Changed(root => root["classifications"] = Terms("Secret")) },
        { "a classification by number", Standards.Changed(root => root["classifications"] = Terms("1")) },
        { "a classification twice", Standards.Changed(root => root["classifications"] = Terms("Internal", "Internal")) },
    };

    public static TheoryData<string> StrangeFiles { get; } =
        ["policy/a.cedar", "policies/a.ceder", "policies/A.cedar", "policies/../a.cedar", "policies/sub/a.cedar", "standard.json", "Standards.json", "", "../x", "policies/a.cedar\n"];

    [Fact]
    public void Default_IsWhatShips()
    {
        var ships = StandardsPackage.Default;

        Assert.Equal(JurisdictionTable.Default.Jurisdictions, ships.Jurisdictions.Jurisdictions);
        var countries = from a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" from b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" select $"{a}{b}";
        Assert.All(countries, country => Assert.Equal(JurisdictionTable.Default.OfCountry(country), ships.Jurisdictions.OfCountry(country)));
        Assert.Equal(TransferPolicies.Render(TransferMatrix.Default), TransferPolicies.Render(ships.TransferMatrix));
        Assert.Empty(ships.BaseForbids);
        Assert.Empty(ships.Purposes);
        Assert.Null(ships.Claims);

        // A product remembers the version that it was registered under: other content is another version.
        Assert.Equal(("1.1.0", "d08aa2d3f2e456c2c4f83c041c81dc505f34a567027734ee44c5ba738ed5c9ee"), (ships.Version, ships.Hash));
    }

    [Fact]
    public void WholePackage_IsRead()
    {
        var package = Standards.With(
            ("environments.json", Standards.Environments),
            ("claims-map.json", Standards.Claims),
            ("rules.globalconfig", Standards.Rules),
            ("identity-map.json", "{}"),
            ("policies/legal-hold.cedar", Standards.LegalHold),
            ("standards.json", Standards.Changed(root => root["classifications"] = Terms("Confidential"))));

        Assert.Equal(("Bank.Standards", "1.0.0", "{}"), (package.Name, package.Version, package.IdentityMapText));
        Assert.Equal(["financial-crime in []", "fraud-detection in [financial-crime]"], package.Purposes.Select(one => $"{one.Node.Id} in [{string.Join(',', one.Node.In)}]"));
        Assert.Equal(new StandardsClassification(Classification.Confidential, "A meaning."), Assert.Single(package.Classifications));
        Assert.Equal("pack/policies/legal-hold.cedar", Assert.Single(package.BaseForbids).Path);
        Assert.Equal(["test EU 111111111111 eu-central-1", "prod EU 222222222222 eu-central-1", "prod MC 333333333333 eu-west-3"],
            package.Environments.SelectMany(one => one.Accounts.Select(at => $"{one.Name} {at.Jurisdiction} {at.Account} {at.Region}")));
        Assert.Equal(new Dictionary<string, string> { ["DP0102"] = "error" }, package.RuleSeverities);
        Assert.NotNull(package.Claims);
        Assert.Equal(7, package.Files.Count);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void MalformedText_IsRefused(string what, string json)
    {
        var refused = Assert.Throws<AccessException>(() => Standards.With(("standards.json", json)));

        Assert.True(refused.Id == "DP1921", what);
        Assert.StartsWith(Path.Combine("pack", "standards.json"), refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(StrangeFiles))]
    public void FileThatDoesNotBelongThere_IsRefused(string path) => Standards.Refused("DP1920", () => Standards.With((path, "")));

    [Fact]
    public void MissingRepeatedOrHugeFile_IsRefused()
    {
        StandardsFile main = new("standards.json", Standards.Text), matrix = new("transfer-matrix.json", Standards.Matrix);
        var policies = Enumerable.Range(0, 10).Select(i => new StandardsFile($"policies/p{i}.cedar", new string(' ', 250_000)));

        Standards.Refused("DP1920", () => StandardsPackage.Parse([], "pack"));
        Standards.Refused("DP1920", () => StandardsPackage.Parse([main], "pack"));
        Standards.Refused("DP1920", () => StandardsPackage.Parse([matrix], "pack"));
        Standards.Refused("DP1920", () => StandardsPackage.Parse([main, matrix, matrix], "pack"));
        Standards.Refused("DP1920", () => StandardsPackage.Parse([main, matrix, .. policies], "pack"));
        Standards.Refused("DP1920", () => Standards.With(("rules.globalconfig", new string(' ', 300_000))));
        Standards.Refused("DP1920", () => StandardsPackage.ReadFolder("/nowhere/at/all"));
    }

    [Fact]
    public void Folder_IsTheSamePackageWhateverItsLineEnds()
    {
        using var folder = new TempFolder();
        var package = Standards.With(("policies/legal-hold.cedar", Standards.LegalHold));
        Directory.CreateDirectory(folder["policies"]);
        foreach (var file in package.Files)
        {
            File.WriteAllText(folder[file.Path], "\uFEFF" + file.Text.ReplaceLineEndings("\r\n"));
        }

        File.WriteAllText(folder[".DS_Store"], "of the machine, not of the package");
        Assert.Equal(package.Hash, StandardsPackage.ReadFolder(folder.Path).Hash);

        File.WriteAllBytes(folder["policies/latin.cedar"], [0xE9]);
        Standards.Refused("DP1920", () => StandardsPackage.ReadFolder(folder.Path));
    }

    [Fact]
    public void Hash_DiffersForAnyOtherContent()
    {
        string[] hashes =
        [
            Standards.With().Hash,
            Standards.With(("policies/a.cedar", Standards.LegalHold)).Hash,
            Standards.With(("policies/b.cedar", Standards.LegalHold)).Hash,
            Standards.With(("policies/a.cedar", Standards.LegalHold + "\n")).Hash,
            Standards.With(("standards.json", Standards.Text + " ")).Hash,
            Standards.With(("environments.json", Standards.Environments)).Hash,
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(hashes[0], Standards.With().Hash);
    }

    [Fact]
    public void MatrixThatLeavesABorderOpen_IsRefused()
    {
        var text = Standards.Changed(root => Places(root).Add(Place("GB", "GB")));

        Standards.Refused("DP1901", () => Standards.With(("standards.json", text)), "GB");
        Standards.Refused("DP1901", () => Standards.With(("transfer-matrix.json", "{}")), "transfer-matrix.json");

        var further = string.Concat(Standards.Matrix.AsSpan(0, Standards.Matrix.IndexOf('{', 5)), """
            { "data": "EU", "viewer": "GB", "grade": "T", "basis": "none", "source": "none", "reviewed": "2026-11-01", "expires": "2027-11-01" },
            """, Standards.Matrix.AsSpan(Standards.Matrix.IndexOf('{', 5)));
        Standards.Refused("DP1901", () => Standards.With(("transfer-matrix.json", further)), "EU/GB");
    }

    [Fact]
    public void VersionThatCouldRemoveARule_DoesNotReplace()
    {
        var one = Standards.With();
        var two = Standards.WithUnitedKingdom();
        var changed = Standards.WithPolicy(Standards.LegalHold);
        var other = Standards.With(("standards.json", Standards.Changed(root => root["name"] = "Other.Standards")));

        Replace(StandardsPackage.Default, one);
        Replace(one, one);
        Replace(one, two);
        Standards.Refused("DP1926", () => Replace(two, one), "does not go back");
        Standards.Refused("DP1926", () => Replace(one, changed), "raise the version");
        Standards.Refused("DP1926", () => Replace(one, other), "does not replace another");
        Standards.Refused("DP1926", () => Replace(two, StandardsPackage.Default), "does not replace another");

        static object? Replace(StandardsPackage old, StandardsPackage next)
        {
            next.ThrowIfNotAfter("retail.customers", old.Name, old.Version, old.Hash);
            return null;
        }
    }

    [Fact]
    public void MutatedFiles_AreRefusedOrAPackage()
    {
        (string Path, string Text, string Id)[] files =
        [
            ("standards.json", Standards.Text, "DP1921"),
            ("environments.json", Standards.Environments, "DP1923"),
            ("claims-map.json", Standards.Claims, "DP1924"),
            ("rules.globalconfig", Standards.Rules, "DP1925"),
            ("policies/legal-hold.cedar", Standards.LegalHold, "DP1922"),
        ];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Double[0, 1], Gen.Int[0, 3], Gen.Char["{}[]\",:\\ACTX1\n\0@(;é"]).Sample(
            (which, place, length, replacement) =>
            {
                var (path, text, id) = files[which];
                var at = (int)(place * (text.Length - 1));
                try
                {
                    var package = Standards.With((path, text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, replacement.ToString())));
                    Assert.True(Given.Places.All(package.Jurisdictions.Jurisdictions.Contains));
                    Assert.All(package.BaseForbids, file => Assert.DoesNotContain("permit", file.Text, StringComparison.Ordinal));
                }
                catch (AccessException refused)
                {
                    // A code that is not one of the matrix is the matrix's error.
                    Assert.True(refused.Id == id || (path == "standards.json" && refused.Id == "DP1901"), $"{path}: {refused.Message}");
                }
            },
            iter: 2_000);
    }

    private static JsonArray Places(JsonNode root) => root["jurisdictions"]!.AsArray();

    private static JsonArray Purposes(JsonNode root) => root["purposes"]!.AsArray();

    private static JsonObject Place(string code, params string[] countries) =>
        new() { ["code"] = code, ["countries"] = new JsonArray([.. countries.Select(one => (JsonNode)one)]) };

    private static JsonArray Terms(params string[] ids) => new([.. ids.Select(id => (JsonNode)new JsonObject { ["id"] = id, ["meaning"] = "A meaning." })]);
}
