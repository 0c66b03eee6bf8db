using System.Reflection;
using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Generators.Tests;

public class GoldenTests
{
    [Theory]
    [InlineData("Customer")]
    [InlineData("Everything")]
    public void Record_HasTheReviewedCode(string name)
    {
        var run = GeneratorRun.Of(Source(name));

        Golden.Check(run.Text, $"tests/DataProducts.Generators.Tests/Golden/{name}.g.cs.txt");
    }

    [Theory]
    [InlineData("Customer")]
    [InlineData("Everything")]
    public void Record_HasTheReviewedManifest(string name)
    {
        var assembly = TeamAssembly.Load(GeneratorRun.Of(Source(name)));
        var attribute = assembly.GetCustomAttributes<DataProductManifestAttribute>().Single();

        Assert.All(attribute.Manifest, c => Assert.InRange(c, ' ', '~'));
        using var manifest = JsonDocument.Parse(attribute.Manifest);
        Assert.Equal(attribute.Id, manifest.RootElement.GetProperty("id").GetString());
        var pretty = JsonSerializer.Serialize(manifest, Indented).ReplaceLineEndings("\n") + "\n";
        Golden.Check(pretty, $"tests/DataProducts.Generators.Tests/Golden/{name}.manifest.json");
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string Source(string name) => name == "Customer" ? Records.Customer : Records.Everything;
}
