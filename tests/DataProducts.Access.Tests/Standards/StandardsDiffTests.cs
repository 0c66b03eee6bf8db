using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>What another version of the standards means for a product.</summary>
public sealed partial class StandardsDiffTests
{
    private static readonly ProductManifest Everywhere = ManifestReader.Parse(Manifest(""));
    private static readonly ProductManifest Swiss = ManifestReader.Parse(Manifest("\"jurisdiction\": \"CH\","));

    [Fact]
    public void TheSameStandards_ChangeNothing() =>
        Assert.Empty(Between(Everywhere, Standards.With(("environments.json", Standards.Environments)), Standards.With(("environments.json", Standards.Environments))));

    [Fact]
    public void CountriesThatMove_MoveRows()
    {
        var after = Standards.With(("standards.json", Standards.Changed(root =>
        {
            var jurisdictions = root["jurisdictions"]!.AsArray();
            var union = jurisdictions.Single(one => (string?)one!["code"] == "EU")!["countries"]!.AsArray();
            union.Remove(union.Single(country => (string?)country == "LI"));
            union.Remove(union.Single(country => (string?)country == "NO"));
            union.Add("GB");
            jurisdictions.Single(one => (string?)one!["code"] == "CH")!["countries"]!.AsArray().Add("LI");
        })));

        Assert.Equal(
            [
                "Breaking standards.json LI: Rows of LI move from EU to CH: tables, vault, keys and tokens are others.",
                "Breaking standards.json NO: Rows of NO, under EU so far, go to quarantine.",
                "Dangerous standards.json GB: Rows of GB, in quarantine so far, come into the lake under EU.",
            ],
            Between(Everywhere, Standards.With(), after));
        Assert.Empty(Between(Swiss, Standards.With(), after));
    }

    [Fact]
    public void AJurisdictionMore_IsSafeButItsRowsAreLookedAt()
    {
        var changes = Between(Everywhere, Standards.With(), Standards.WithUnitedKingdom());

        Assert.Equal(
            [
                "Dangerous standards.json GB", "Dangerous transfer-matrix.json CH>GB", "Dangerous transfer-matrix.json EU>GB", "Dangerous transfer-matrix.json IN>GB",
                "Dangerous transfer-matrix.json MC>GB", "Dangerous transfer-matrix.json US>GB", "Safe standards.json GB",
            ],
            changes.Select(change => change.Split(':')[0]));
        Assert.Equal(
            ["Dangerous transfer-matrix.json CH>GB: GB is a jurisdiction now and sees tokens only of CH's rows, so far nothing."],
            Between(Swiss, Standards.With(), Standards.WithUnitedKingdom()));

        var back = Between(Everywhere, Standards.WithUnitedKingdom(), Standards.With());
        Assert.Contains(back, change => change.StartsWith("Breaking standards.json GB: GB is no", StringComparison.Ordinal));
        Assert.Contains("Breaking transfer-matrix.json EU>GB: GB is no jurisdiction any more and sees nothing of EU's rows, so far tokens only.", back);
    }

    [Theory]
    [InlineData("T", "Breaking transfer-matrix.json EU>US: What US sees of EU's rows was ")]
    [InlineData("A", "Dangerous transfer-matrix.json EU>US: What US sees of EU's rows was ")]
    public void ABorder_ClosesOrOpens(string grade, string expected)
    {
        var (before, after) = (WithCell("C"), WithCell(grade));

        var change = Assert.Single(Between(Everywhere, before, after));
        Assert.StartsWith(expected, change, StringComparison.Ordinal);
        Assert.Empty(Between(Swiss, before, after));
    }

    [Fact]
    public void Purposes_ComeGoAndMove()
    {
        var after = Standards.With(("standards.json", Standards.Changed(root =>
            root["purposes"] = new JsonArray(Standards.Purpose("campaigns"), Standards.Purpose("fraud-detection")))));

        Assert.Equal(
            [
                "Breaking standards.json financial-crime: The purpose 'financial-crime' is gone: whoever reads for it is denied.",
                "Dangerous standards.json fraud-detection: The purpose 'fraud-detection' lies within no other, so far within financial-crime: policies on those mean others.",
                "Safe standards.json campaigns: There is a new purpose 'campaigns'.",
            ],
            Between(Everywhere, Standards.With(), after));
        Assert.Equal(2, Between(ManifestReader.Parse(Manifest("\"purposes\": [\"campaigns\", \"fraud-detection\"],")), Standards.With(), after).Count);
    }

    [Fact]
    public void BaseForbids_AreComparedByWhatTheyMean()
    {
        var (held, none) = (Standards.WithPolicy(Standards.LegalHold), Standards.With());
        var relaid = Standards.WithPolicy("// a note\n" + Standards.LegalHold.Replace(" && ", "\n  &&\n", StringComparison.Ordinal));
        var wider = Standards.WithPolicy(Standards.LegalHold.Replace("resource.legalHold }", "!resource.legalHold }", StringComparison.Ordinal));

        Assert.Equal(["Breaking policies base.legal-hold: A new base policy forbids: a court ordered the row to be kept from everyone"], Between(Everywhere, none, held));
        Assert.StartsWith("Dangerous policies base.legal-hold", Assert.Single(Between(Everywhere, held, none)), StringComparison.Ordinal);
        Assert.Empty(Between(Everywhere, held, relaid));
        Assert.StartsWith("Breaking policies base.legal-hold: A base policy forbids in another way", Assert.Single(Between(Everywhere, held, wider)), StringComparison.Ordinal);
    }

    [Fact]
    public void ABaseForbidThatDoesNotFitTheProduct_IsToldBeforeTheBuild()
    {
        var counted = ManifestReader.Parse(Manifest("").Replace("\"boolean\"", "\"int\"", StringComparison.Ordinal));

        var changes = Between(counted, Standards.With(), Standards.WithPolicy(Standards.LegalHold));

        Assert.Contains(changes, change => change.StartsWith("Breaking policies/a.cedar(4,", StringComparison.Ordinal) && change.Contains("The build would fail", StringComparison.Ordinal));
    }

    [Fact]
    public void TheRest_IsNamed()
    {
        var after = Standards.With(
            ("environments.json", Standards.Environments.Replace("333333333333", "444444444444", StringComparison.Ordinal)),
            ("claims-map.json", Standards.Claims), ("rules.globalconfig", Standards.Rules));

        Assert.Equal(
            [
                "Dangerous claims-map.json: People may get other groups, places or roles than so far.",
                "Dangerous environments.json prod MC: The account of MC in 'prod' is 444444444444 in eu-west-3, so far 333333333333 in eu-west-3.",
                "Dangerous rules.globalconfig DP0102: DP0102 is 'error', so far 'warning': a build may fail that passes today.",
            ],
            Between(Everywhere, Standards.With(("environments.json", Standards.Environments)), after));
    }

    [Fact]
    public void ARuleThatIsLowered_FailsNoBuild_AndOneThatSaysItsLeast_ChangesNothing()
    {
        var (raised, least) = (Standards.With(("rules.globalconfig", Standards.Rules)), Standards.With(("rules.globalconfig", Standards.Rules.Replace("= error", "= warning", StringComparison.Ordinal))));

        Assert.Equal(["Safe rules.globalconfig DP0102: DP0102 is 'warning', so far 'error'."], Between(Everywhere, raised, least));
        Assert.Equal(["Safe rules.globalconfig DP0102: DP0102 is 'warning', so far 'error'."], Between(Everywhere, raised, Standards.With()));
        Assert.Empty(Between(Everywhere, Standards.With(), least));
    }

    [Fact]
    public void AVersionThatNoProductMayMoveTo_IsSaid()
    {
        var (one, two) = (Standards.With(), Raised(Standards.With(("claims-map.json", Standards.Claims))));

        Assert.Equal("Breaking standards.json version: No product moves from Bank.Standards 9.0.0 to Bank.Standards 1.0.0: a version does not go back; publish the older content under a higher version.", All(two, one)[0]);
        Assert.Contains("a published version does not change", All(one, Standards.With(("claims-map.json", Standards.Claims)))[0], StringComparison.Ordinal);
        Assert.Contains("one package does not replace another", All(one, StandardsPackage.Default)[0], StringComparison.Ordinal);
        Assert.DoesNotContain(All(StandardsPackage.Default, one), change => change.StartsWith("Breaking", StringComparison.Ordinal));
        Assert.Empty(All(one, one));

        static string[] All(StandardsPackage before, StandardsPackage after) => [.. StandardsDiff.Between(Everywhere, [], before, after).Select(Written)];
    }

    [Fact]
    public void ATeamsPolicy_ThatNoLongerFits_IsToldAtItsLine_AndOneThatNeverDid_IsNot()
    {
        PolicyFile[] policies =
        [
            new("policies/uk.cedar", "@id(\"uk\")\npermit (principal, action == DataProducts::Action::\"readRow\", resource in DataProducts::Product::\"retail.customers\")\n"
                + "when { resource.jurisdiction == DataProducts::Jurisdiction::\"GB\" };"),
            new("policies/broken.cedar", "permit ("),
        ];

        var change = Assert.Single(StandardsDiff.Between(Everywhere, policies, Standards.WithUnitedKingdom(), Raised(Standards.With())), one => one.Topic == StandardsTopic.Build);
        Assert.Equal(("policies/uk.cedar", 3, true, ChangeLevel.Breaking), (change.File, change.Line, change.IsTeamFile, change.Level));
    }

    [Fact]
    public void AChange_NamesTheLineOfTheNewFile()
    {
        var root = JsonNode.Parse(Standards.Text)!;
        root["version"] = "9.0.0";
        root["purposes"]!.AsArray().Add(Standards.Purpose("campaigns"));
        root["jurisdictions"]!.AsArray().Single(one => (string?)one!["code"] == "CH")!["countries"]!.AsArray().Add("GB");
        var text = root.ToJsonString(new() { WriteIndented = true });
        var after = Standards.With(
            ("standards.json", text), ("transfer-matrix.json", Standards.Matrix.Replace("\"viewer\": \"CH\", \"grade\": \"A\"", "\"viewer\": \"CH\", \"grade\": \"T\"", StringComparison.Ordinal)),
            ("environments.json", Standards.Environments), ("rules.globalconfig", Standards.Rules), ("policies/a.cedar", "\n\n" + Standards.LegalHold));

        var changes = StandardsDiff.Between(Everywhere, [], Standards.With(), after);

        foreach (var (place, file, line) in new[]
        {
            ("standards.json campaigns", text, "\"campaigns\""), ("transfer-matrix.json EU>CH", Standards.Matrix, "\"data\": \"EU\", \"viewer\": \"CH\""),
            ("environments.json prod MC", Standards.Environments, "\"MC\""), ("rules.globalconfig DP0102", Standards.Rules, "DP0102"),
        })
        {
            var change = Assert.Single(changes, one => one.Place == place);
            var shown = file.Split('\n').Skip(change.Line - 1).Take(2); // indented, the brace stands on a line of its own
            Assert.Contains(line, string.Join('\n', shown), StringComparison.Ordinal);
        }

        Assert.Equal(3, Assert.Single(changes, one => one.Topic == StandardsTopic.Forbids).Line);
        Assert.Equal("\"code\": \"CH\",", text.Split('\n')[Assert.Single(changes, one => one.Place == "standards.json GB").Line].Trim());
    }

    private static StandardsPackage WithCell(string grade)
    {
        var matrix = JsonNode.Parse(Standards.Matrix)!;
        var cell = matrix["cells"]!.AsArray().Single(one => (string?)one!["data"] == "EU" && (string?)one["viewer"] == "US")!.AsObject();
        cell["grade"] = grade;
        cell.Remove("instruments");
        if (grade == "C")
        {
            cell["instruments"] = new JsonArray("scc-tia");
        }

        return Standards.With(("transfer-matrix.json", matrix.ToJsonString()));
    }

    private static IReadOnlyList<string> Between(ProductManifest product, StandardsPackage before, StandardsPackage after) =>
        [.. StandardsDiff.Between(product, [], before, Raised(after)).Select(Written)];

    private static string Written(StandardsChange change) => $"{change.Level} {change.Place}: {change.Message}";

    private static StandardsPackage Raised(StandardsPackage after) => StandardsPackage.Parse(
        [.. after.Files.Select(file => file.Path == "standards.json" ? file with { Text = JsonVersion().Replace(file.Text, "\"version\":\"9.0.0\"") } : file)], "pack");

    [GeneratedRegex("\"version\":\\s*\"[0-9.]+\"")]
    private static partial Regex JsonVersion();

    private static string Manifest(string member)
    {
        var derived = !member.Contains("\"jurisdiction\"", StringComparison.Ordinal);
        return $$"""
            { "manifestVersion": 2, "id": "retail.customers", "domain": "retail", "version": "1.0.0", {{member}}
              "ports": [{ "name": "customers", "record": "R", "key": ["id"], "subject": "id", "serviceLevels": [],
                {{(derived ? "\"jurisdictionColumn\": \"residence\", \"countryColumn\": \"country\"," : "")}}
                "columns": [
                  { "name": "id", "property": "Id", "type": "string", "nullable": false, "source": "id" },
                  { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "country" },
                  { "name": "residence", "property": "Residence", "type": "string", "nullable": false },
                  { "name": "legal_hold", "property": "LegalHold", "type": "boolean", "nullable": true, "source": "legal_hold" }] }] }
            """;
    }
}
