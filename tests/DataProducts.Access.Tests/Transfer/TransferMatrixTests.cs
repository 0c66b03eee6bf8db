using System.Text.Json.Nodes;
using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

public sealed class TransferMatrixTests
{
    private const string Folder = "tests/DataProducts.Access.Tests/Golden";

    public static TheoryData<string, string> Malformed { get; } = new()
    {
        { "newer format", Changed(root => root["formatVersion"] = 2) },
        { "older format", Changed(root => root["formatVersion"] = 0) },
        { "format as text", Changed(root => root["formatVersion"] = "1") },
        { "no format", Changed(root => root.AsObject().Remove("formatVersion")) },
        { "a cell twice", Changed(root => Cells(root).Add(Cells(root)[0]!.DeepClone())) },
        { "a missing cell", Changed(root => Cells(root).RemoveAt(0)) },
        { "no cells", Changed(root => root["cells"] = new JsonArray()) },
        { "the diagonal", Changed(root => Cells(root)[0]!["viewer"] = "EU") },
        { "C without instrument", Changed(root => Cells(root)[0]!.AsObject().Remove("instrument")) },
        { "A with instrument", Changed(root => Cells(root)[0]!["grade"] = "A") },
        { "T with instrument", Changed(root => Cells(root)[0]!["grade"] = "T") },
        { "unknown grade", Changed(root => Cells(root)[0]!["grade"] = "B") },
        { "grade as number", Changed(root => Cells(root)[0]!["grade"] = "1") },
        { "two grades", Changed(root => Cells(root)[0]!["grade"] = "A, C") },
        { "lower-case place", Changed(root => Cells(root)[0]!["data"] = "eu") },
        { "quoted instrument", Changed(root => Cells(root)[0]!["instrument"] = "x\") }; permit (principal, action, resource); //") },
        { "instrument with a line break", Changed(root => Cells(root)[0]!["instrument"] = "scc\n") },
        { "empty instrument", Changed(root => Cells(root)[0]!["instrument"] = "") },
        { "null instrument", Changed(root => Cells(root)[0]!["instrument"] = null) },
        { "version with a line break", Changed(root => root["version"] = "1\npermit (principal, action, resource);") },
        { "no expiry", Changed(root => root.AsObject().Remove("expires")) },
        { "expiry with time", Changed(root => root["expires"] = "2027-11-01T00:00:00Z") },
        { "no basis", Changed(root => Cells(root)[0]!.AsObject().Remove("basis")) },
        { "a member twice", Shipped.Replace("\"expires\":", "\"expires\": \"2999-01-01\", \"expires\":", StringComparison.Ordinal) },
        { "nothing", "" },
        { "null", "null" },
        { "a list", "[]" },
        { "deep", new string('[', 100_000) },
        { "a lone surrogate", Shipped.Replace("\"2026-11-01\",", "\"\\ud800\",", StringComparison.Ordinal) },
    };

    private static string Shipped => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "sdk/DataProducts.Access/Data/transfer-matrix.json"));

    [Fact]
    public void DefaultMatrix_RendersTheDesign()
    {
        var text = TransferPolicies.Render(TransferMatrix.Default);

        Golden.Check(text, $"{Folder}/matrix.cedar");
        Assert.Equal(File.ReadAllText(Conformance.Find("design/access-model/matrix.cedar")), text);
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
        var hostile = shipped.Cells[0] with { Instrument = "x\") }; permit (principal, action, resource); //" };

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

    private static string Changed(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(Shipped)!;
        change(root);
        return root.ToJsonString();
    }
}
