using System.Text.Json.Nodes;
using CsCheck;
using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

public sealed class TransferMatrixTests
{
    private const string Folder = "tests/DataProducts.Access.Tests/Golden";

    public static TheoryData<string, string> Malformed { get; } = new()
    {
        { "newer format", Changed(root => root["formatVersion"] = 3) },
        { "older format", Changed(root => root["formatVersion"] = 0) },
        { "format as text", Changed(root => root["formatVersion"] = "2") },
        { "no format", Changed(root => root.AsObject().Remove("formatVersion")) },
        { "a cell twice", Changed(root => Cells(root).Add(Cells(root)[0]!.DeepClone())) },
        { "a missing cell", Changed(root => Cells(root).RemoveAt(0)) },
        { "no cells", Changed(root => root["cells"] = new JsonArray()) },
        { "the diagonal", Changed(root => Cells(root)[0]!["viewer"] = "EU") },
        { "an unknown place", Changed(root => Cells(root)[0]!["viewer"] = "ZZ") },
        { "C without instrument", Changed(root => Cells(root)[0]!.AsObject().Remove("instruments")) },
        { "C with no instrument", Changed(root => Cells(root)[0]!["instruments"] = new JsonArray()) },
        { "A with instrument", Changed(root => Cells(root)[0]!["grade"] = "A") },
        { "T with instrument", Changed(root => Cells(root)[0]!["grade"] = "T") },
        { "unknown grade", Changed(root => Cells(root)[0]!["grade"] = "B") },
        { "grade as number", Changed(root => Cells(root)[0]!["grade"] = "1") },
        { "two grades", Changed(root => Cells(root)[0]!["grade"] = "A, C") },
        { "lower-case place", Changed(root => Cells(root)[0]!["data"] = "eu") },
        { "quoted instrument", Changed(root => Cells(root)[0]!["instruments"]![0] = "x\") }; permit (principal, action, resource); //") },
        { "instrument with a line break", Changed(root => Cells(root)[0]!["instruments"]![0] = "scc\n") },
        { "empty instrument", Changed(root => Cells(root)[0]!["instruments"]![0] = "") },
        { "null instrument", Changed(root => Cells(root)[0]!["instruments"]![0] = null) },
        { "an instrument twice", Changed(root => Cells(root)[0]!["instruments"]!.AsArray().Add("scc-tia")) },
        { "the member of format 1", Changed(root => Cells(root)[0]!["instrument"] = "scc") },
        { "version with a line break", Changed(root => root["version"] = "1\npermit (principal, action, resource);") },
        { "no expiry", Changed(root => root.AsObject().Remove("expires")) },
        { "no review", Changed(root => root.AsObject().Remove("reviewed")) },
        { "expiry with time", Changed(root => root["expires"] = "2027-11-01T00:00:00Z") },
        { "no basis", Changed(root => Cells(root)[0]!.AsObject().Remove("basis")) },
        { "an empty basis", Changed(root => Cells(root)[0]!["basis"] = "") },
        { "no source", Changed(root => Cells(root)[0]!.AsObject().Remove("source")) },
        { "no expiry of a cell", Changed(root => Cells(root)[0]!.AsObject().Remove("expires")) },
        { "a cell that expires before its review", Changed(root => Cells(root)[0]!["expires"] = "2026-10-31") },
        { "no overrides", Changed(root => root["overrides"] = new JsonArray()) },
        { "no override for unknown places", Changed(root => Overrides(root).RemoveAt(5)) },
        { "no override for unknown persons", Changed(root => Overrides(root).RemoveAt(6)) },
        { "unknown places of one jurisdiction only", Changed(root => Overrides(root)[5]!["when"]!["data"] = new JsonArray("EU")) },
        { "tokens at unknown places", Changed(root => Overrides(root)[5]!["grade"] = "T") },
        { "an override twice", Changed(root => Overrides(root).Add(Overrides(root)[0]!.DeepClone())) },
        { "an override of nobody", Changed(root => Overrides(root)[0]!["when"] = new JsonObject()) },
        { "an override of data alone", Changed(root => Overrides(root)[0]!["when"] = new JsonObject { ["data"] = new JsonArray("US") }) },
        { "an override that allows", Changed(root => Overrides(root)[0]!["grade"] = "A") },
        { "stricter without instrument", Changed(root => Overrides(root)[4]!.AsObject().Remove("instruments")) },
        { "D with instrument", Changed(root => Overrides(root)[0]!["instruments"] = new JsonArray("x")) },
        { "quoted override", Changed(root => Overrides(root)[0]!["id"] = "x\") permit (principal, action, resource); //") },
        { "quoted regime", Changed(root => Overrides(root)[1]!["when"]!["regime"] = "x\") permit (principal, action, resource); //") },
        { "an override's place twice", Changed(root => Overrides(root)[1]!["when"]!["data"]!.AsArray().Add("IN")) },
        { "an override of an unknown place", Changed(root => Overrides(root)[1]!["when"]!["data"]![0] = "ZZ") },
        { "an unknown viewer", Changed(root => Overrides(root)[1]!["when"]!["viewer"] = "inside") },
        { "an unknown kind of person", Changed(root => Overrides(root)[0]!["when"]!["person"] = "someone") },
        { "a member twice", Shipped.Replace("\"expires\":", "\"expires\": \"2999-01-01\", \"expires\":", StringComparison.Ordinal) },
        { "nothing", "" },
        { "null", "null" },
        { "a list", "[]" },
        { "deep", new string('[', 100_000) },
        { "a lone surrogate", Shipped.Replace("\"2026-11-23\",", "\"\\ud800\",", StringComparison.Ordinal) },
    };

    private static string Shipped => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "sdk/DataProducts.Access/Data/transfer-matrix.json"));

    [Fact]
    public void DefaultMatrix_RendersTheDesign()
    {
        var text = TransferPolicies.Render(TransferMatrix.Default);

        Golden.Check(text, $"{Folder}/matrix.cedar");
        Assert.All(PolicySet.Parse(text, "matrix.cedar").Policies, policy =>
        {
            Assert.Equal(PolicyEffect.Forbid, policy.Effect);
            Assert.All(policy.Conditions, condition => Assert.Null(UnfailingExpressions.FirstThatMayFail(condition.Body)));
        });
    }

    [Fact]
    public void Design_IsKept_ButForWhatHasGrownStricter()
    {
        // The design's cells with one instrument where the file now names several, and without the overrides that came since.
        var design = PolicySet.Parse(File.ReadAllText(Conformance.Find("design/access-model/matrix.cedar")), "design.cedar").Policies;
        var ours = PolicySet.Parse(TransferPolicies.Render(TransferMatrix.Default), "matrix.cedar").Policies.ToDictionary(policy => policy.Id, policy => policy.Annotations["grade"], StringComparer.Ordinal);

        Assert.All(design, policy => Assert.Equal(policy.Annotations["grade"], ours[policy.Id]));
    }

    [Fact]
    public void FirstFormat_IsReadWithTheOverridesThatShip()
    {
        var matrix = TransferMatrix.Parse(First());

        Assert.Equal(TransferMatrix.Default.Overrides, matrix.Overrides);
        Assert.Equal(["dpf-or-scc"], matrix.Cells.Single(cell => cell.Id == "EU/US").Instruments);
        Assert.Equal(new DateOnly(2027, 11, 1), matrix.Expires);
        Assert.Equal("DP1901", Assert.Throws<AccessException>(() => TransferMatrix.Parse(First(root => root["overrides"] = JsonNode.Parse(Shipped)!["overrides"]!.DeepClone()))).Id);
        Assert.Equal("DP1901", Assert.Throws<AccessException>(() => TransferMatrix.Parse(First(root => Cells(root)[0]!["instruments"] = new JsonArray("scc")))).Id);
        Assert.Equal("DP1901", Assert.Throws<AccessException>(() => TransferMatrix.Parse(First(root => Cells(root)[0]!["expires"] = "2029-01-01"))).Id);
    }

    [Fact]
    public void CellThatExpiresFirst_EndsTheWhole()
    {
        var matrix = TransferMatrix.Parse(Changed(root => Cells(root)[2]!["expires"] = "2027-01-15"));

        Assert.Equal((new DateOnly(2027, 1, 15), "EU/US"), (matrix.Expires, matrix.FirstToExpire));
        Assert.False(MatrixStanding.Of(matrix, [], new(2026, 11, 15)).NeedsReview);
        var soon = MatrixStanding.Of(matrix, [], new(2026, 11, 16));
        Assert.True(soon is { NeedsReview: true, IsExpired: false, DaysLeft: 60 });
        Assert.Equal("The transfer matrix 2026-11-23 must be reviewed by 2027-01-15 (EU/US), in 60 days.", soon.Sentence);
    }

    [Fact]
    public void ExpiredMatrix_IsUsedUnderAWaiverOfItsVersion_AndNotLonger()
    {
        var matrix = TransferMatrix.Default;
        var waiver = new MatrixWaiver(matrix.Version, matrix.Expires.AddDays(30), "The review is under way.", "dpo@bank.example", new(matrix.Expires.ToDateTime(default), TimeSpan.Zero));
        MatrixStanding On(int days, params MatrixWaiver[] waivers) => MatrixStanding.Of(matrix, waivers, matrix.Expires.AddDays(days));

        Assert.False(On(-1).IsExpired);
        Assert.True(On(0).IsExpired);
        Assert.True(On(0, waiver) is { IsExpired: false, NeedsReview: true, DaysLeft: 30 });
        Assert.Null(On(-1, waiver).Waiver);
        Assert.True(On(30, waiver).IsExpired);
        Assert.True(On(0, waiver with { Matrix = "2026-11-01" }).IsExpired);
        Assert.True(On(0, waiver with { RecordedAt = waiver.RecordedAt.AddDays(1) }).IsExpired);

        PolicyFile[] policies = [new("rows.cedar", Given.RowPolicy)];
        var model = AccessModel.Build(Given.Product, policies, StandardsPackage.Default, new AccessBasis(matrix.Expires) { Waivers = [waiver] });
        Assert.Equal(matrix.Expires.AddDays(30), model.Expires);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void MalformedMatrix_IsRefused(string what, string json)
    {
        var refused = Assert.Throws<AccessException>(() => TransferMatrix.Parse(json));

        Assert.True(refused.Id == "DP1901", what);
        Assert.DoesNotContain("permit", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MatrixMadeInCode_IsCheckedAsWell()
    {
        var shipped = TransferMatrix.Default;
        var hostile = shipped.Cells[0] with { Instruments = ["x\") }; permit (principal, action, resource); //"] };

        Assert.Equal("DP1901", Assert.Throws<AccessException>(() => TransferPolicies.Render(shipped with { Version = "1\npermit (principal, action, resource);" })).Id);
        Assert.Equal("DP1901", Assert.Throws<AccessException>(() => TransferPolicies.Render(shipped with { Cells = [hostile, .. shipped.Cells.Skip(1)] })).Id);
        Assert.Equal("DP1901", Assert.Throws<AccessException>(() => TransferPolicies.Render(shipped with { Cells = [] })).Id);
    }

    [Fact]
    public void ExpiredMatrix_IsRefusedFromItsDay()
    {
        var day = TransferMatrix.Default.Expires;
        PolicyFile[] policies = [new("rows.cedar", Given.RowPolicy)];

        Assert.NotNull(AccessModel.Build(Given.Product, policies, StandardsPackage.Default, day.AddDays(-1)));
        Assert.Equal("DP1903", Assert.Throws<AccessException>(() => AccessModel.Build(Given.Product, policies, StandardsPackage.Default, day)).Id);
    }

    [Fact]
    public void MutatedMatrix_IsRefusedOrIsComplete() => Gen.Select(Gen.Int[0, Shipped.Length - 1], Gen.Int[0, 3], Gen.Char["{}[]\",:\\ACTX1\n\0"]).Sample(
        (at, length, replacement) =>
        {
            var text = Shipped.Remove(at, Math.Min(length, Shipped.Length - at)).Insert(at, replacement.ToString());
            try
            {
                Assert.Equal(20, TransferMatrix.Parse(text).Cells.Select(cell => (cell.Data, cell.Viewer)).Distinct().Count(Known));
            }
            catch (AccessException refused)
            {
                Assert.Equal("DP1901", refused.Id);
            }
        },
        iter: 3_000);

    private static bool Known((Jurisdiction Data, Jurisdiction Viewer) cell) =>
        Given.Places.Contains(cell.Data) && Given.Places.Contains(cell.Viewer) && cell.Data != cell.Viewer;

    private static JsonArray Cells(JsonNode root) => root["cells"]!.AsArray();

    private static JsonArray Overrides(JsonNode root) => root["overrides"]!.AsArray();

    // The form of before: one instrument a cell, no dates of cells, no overrides.
    private static string First(Action<JsonNode>? change = null) => Changed(root =>
    {
        root["formatVersion"] = 1;
        root.AsObject().Remove("overrides");
        foreach (var cell in Cells(root).Select(cell => cell!.AsObject()))
        {
            if (cell["instruments"] is { } kinds)
            {
                cell["instrument"] = cell["data"]!.ToString() == "EU" && cell["viewer"]!.ToString() == "US" ? "dpf-or-scc" : kinds[0]!.ToString();
            }

            _ = (cell.Remove("instruments"), cell.Remove("source"), cell.Remove("reviewed"), cell.Remove("expires"));
        }

        change?.Invoke(root);
    });

    private static string Changed(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(Shipped)!;
        change(root);
        return root.ToJsonString();
    }
}
