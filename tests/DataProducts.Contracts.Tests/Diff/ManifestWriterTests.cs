using System.Text.Json;

namespace DataProducts.Contracts.Tests;

public sealed class ManifestWriterTests
{
    public static TheoryData<string> Manifests => [Samples.AccessModel, Samples.Everything, Samples.CompleteJson, Samples.DocumentedManifest(), ManifestWriter.Write(Mutations.Product)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Written_IsReadAsItWas(string json)
    {
        var manifest = ManifestReader.Parse(json);

        Assert.Equal(JsonSerializer.Serialize(manifest), JsonSerializer.Serialize(ManifestReader.Parse(ManifestWriter.Write(manifest))));
    }

    [Fact]
    public void HostileText_IsAscii_AndReadAsItWas()
    {
        var manifest = Samples.Hostile();
        var json = ManifestWriter.Write(manifest);

        Assert.All(json, c => Assert.InRange(c, ' ', '~'));
        Assert.Equal(JsonSerializer.Serialize(manifest), JsonSerializer.Serialize(ManifestReader.Parse(json)));
    }

    // The rules read a manifest by a reader of their own; what it passes over, they could not see.
    [Theory]
    [MemberData(nameof(Manifests))]
    public void RulesReadAManifest_AsTheReaderDoes(string json) =>
        Assert.Empty(ContractDiff.Between(ProductShape.TryRead(json)!, ProductShape.TryRead(ManifestWriter.Write(ManifestReader.Parse(json)))!).Changes);
}
