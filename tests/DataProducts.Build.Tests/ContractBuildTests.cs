using DataProducts.Contracts;

namespace DataProducts.Build.Tests;

/// <summary>A build of a project with accepted contracts.</summary>
public sealed class ContractBuildTests : IDisposable
{
    private readonly ScratchProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task BaselineThatIsBroken_StopsTheBuild_AndTheAcceptedOneDoesNot()
    {
        var product = ManifestReader.Parse(Manifests.Of("retail.customers", "One row a person."));
        var other = product with { Ports = [product.Ports[0] with { Columns = [product.Ports[0].Columns[0] with { Type = new(LakeKind.String) }] }] };
        ContractFolder.Accept(_project["contracts"], other, subscribers: ["marketing (ads)"]);
        _project.Write(("retail.customers", "One row a person."));

        var (code, output) = await _project.RunAsync("build");
        Assert.NotEqual(0, code);
        Assert.Contains("retail.customers.odcs.yaml(1,1): error DP1250: ", output, StringComparison.Ordinal);
        Assert.Contains("(rule 11, BREAKING, at customers.id): The type is long instead of string. It is relied on by marketing (ads).", output, StringComparison.Ordinal);

        ContractFolder.Accept(_project["contracts"], product, subscribers: null);
        await _project.BuildAsync("--no-restore");
    }

    [Fact]
    public async Task TwoMajors_AreRenderedSideBySide_EachCheckedByItsBaseline()
    {
        var old = Manifests.Of("retail.customers", "One row a person.");
        var now = old.Replace("1.0.0", "2.0.0", StringComparison.Ordinal);
        ContractFolder.Accept(_project["contracts"], ManifestReader.Parse(now), subscribers: null);
        ContractFolder.Accept(_project["contracts"], ManifestReader.Parse(old), subscribers: null, isEarlierMajor: true);
        File.WriteAllText(_project["Products.cs"], string.Concat(new[] { old, now }.Select(manifest =>
            $"[assembly: DataProducts.DataProductManifest(\"retail.customers\", \"\"\"{manifest}\"\"\")]\n")));

        await _project.BuildAsync();

        var files = _project.Files().Keys.ToList();
        Assert.Contains("retail.customers.odcs.yaml", files);
        Assert.Contains("retail.customers.v1.odcs.yaml", files);
        Assert.Contains("version: \"2.0.0\"", File.ReadAllText(Path.Combine(_project.Artefacts, "retail.customers.odcs.yaml")), StringComparison.Ordinal);
        Assert.Contains("customers__v1", File.ReadAllText(Path.Combine(_project.Artefacts, "views/retail.customers.v1.duckdb.sql")), StringComparison.Ordinal);
    }
}
