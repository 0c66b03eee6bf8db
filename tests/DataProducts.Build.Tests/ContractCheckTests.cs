using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Build.Tests;

/// <summary>Products against what was accepted, in a build.</summary>
public sealed class ContractCheckTests : IDisposable
{
    private const string Id = "retail.customers";

    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SameContract_IsQuiet() => Assert.Equal((0, false), Counted(Product(), Accepted()));

    [Fact]
    public void NoBaseline_IsQuiet() => Assert.Equal((0, false), Counted(Product(nullable: true), []));

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.9.0", true)]
    [InlineData("2.0.0", false)]
    public void BreakingChange_IsAnErrorAtItsBaseline_UntilTheMajorIsRaised(string version, bool failed)
    {
        var paths = Accepted("fraud-analysts (fraud)");

        var (findings, isError) = Check(Product(nullable: true) with { Version = version }, paths);

        Assert.Equal(failed, isError);
        Assert.Equal(
            failed
                ? [$"{paths[0]}(1,1): error DP1250: {Id} {version} differs from 1.0.0 (rule 8, BREAKING, at customers.id): Rows may lack a value, which readers do "
                    + "not expect. It is relied on by fraud-analysts (fraud). Raise the version to 2.0.0, or take the change back."]
                : [],
            findings);
    }

    [Fact]
    public void SafeChange_StopsNoBuild() => Assert.Equal((0, false), Counted(Product() with { Description = "Other words." }, Accepted()));

    [Fact]
    public void SuppressedChange_IsQuiet_AndOneThatIsNoMore_AWarning()
    {
        List<string> paths = [.. Accepted(), Suppression("2026-11-23")];

        Assert.Equal((0, false), Counted(Product(nullable: true), paths));
        Assert.Equal(
            [$"{paths[^1]}(1,1): warning DP1254: Nothing is suppressed by rule 8 at customers.id of {Id}. Take the entry away."], Check(Product(), paths).Findings);
    }

    [Fact]
    public void SuppressionThatIsOver_IsAnError() => Assert.Equal(
        "DP1253", Assert.Throws<DataProductException>(() => Check(Product(nullable: true), [.. Accepted(), Suppression("2026-11-22")])).Id);

    [Fact]
    public void EarlierMajor_IsComparedWithItsOwnBaseline_OrWithTheProductsWhileThatIsItsOwn()
    {
        var (old, now) = (Product(), Product(nullable: true) with { Version = "2.0.0" });
        var before = Accepted();
        Assert.Equal((0, false), Counted([now, old], before));
        Assert.Single(Check([now, Product(nullable: true)], before).Findings, finding => finding.StartsWith(before[0], StringComparison.Ordinal));

        var (own, _) = ContractFolder.Accept(_folder["contracts"], old, subscribers: ["marketing (ads)"], isEarlierMajor: true);
        ContractFolder.Accept(_folder["contracts"], now, subscribers: null);
        string[] paths = [before[0], own, _folder[$"contracts/{Id}.v1.subscribers.txt"]];
        Assert.EndsWith($"{Id}.v1.odcs.yaml", own, StringComparison.Ordinal);
        Assert.Equal((0, false), Counted([now, old], paths));

        var finding = Assert.Single(Check([now, Product(nullable: true)], paths).Findings);
        Assert.StartsWith(own, finding, StringComparison.Ordinal);
        Assert.Contains("It is relied on by marketing (ads).", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void EditedBaseline_IsAnError()
    {
        var paths = Accepted();
        File.WriteAllText(paths[0], File.ReadAllText(paths[0]).Replace("required: true", "required: false", StringComparison.Ordinal));

        Assert.Equal("DP1251", Assert.Throws<DataProductException>(() => Check(Product(nullable: true), paths)).Id);
    }

    private static (IReadOnlyList<string> Findings, bool Failed) Check(ProductManifest product, IReadOnlyList<string> paths) =>
        Check([product], paths);

    private static (IReadOnlyList<string> Findings, bool Failed) Check(IReadOnlyList<ProductManifest> products, IReadOnlyList<string> paths) =>
        ContractCheck.Run(products, paths, Today);

    private static (int, bool) Counted(ProductManifest product, IReadOnlyList<string> paths) => Counted([product], paths);

    private static (int, bool) Counted(IReadOnlyList<ProductManifest> products, IReadOnlyList<string> paths)
    {
        var (findings, failed) = Check(products, paths);
        return (findings.Count, failed);
    }

    // Without a key, a column may become nullable.
    private static ProductManifest Product(bool nullable = false)
    {
        var product = ManifestReader.Parse(Manifests.Of(Id, "One row a person."));
        var port = product.Ports[0];
        return product with { Ports = [port with { Key = [], Columns = [port.Columns[0] with { Nullable = nullable }] }] };
    }

    private List<string> Accepted(params string[] subscribers)
    {
        var (path, _) = ContractFolder.Accept(_folder["contracts"], Product(), subscribers);
        return [path, _folder[$"contracts/{Id}.subscribers.txt"]];
    }

    private string Suppression(string expires)
    {
        var path = _folder[DiffSuppressions.FileName];
        File.WriteAllText(path, $$"""{"suppressions":[{"product":"{{Id}}","rule":8,"place":"customers.id","reason":"never empty","expires":"{{expires}}"}]}""");
        return path;
    }
}
