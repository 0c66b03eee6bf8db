using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Analyzers.Tests;

/// <summary>Assemblies that a project might refer to, made for a test.</summary>
internal static class Made
{
    /// <summary>Gets the platform's query, as its public API declares it.</summary>
    public static MetadataReference Platform { get; } = Assembly("DataProducts", """
        namespace DataProducts
        {
            public sealed class EmbeddedPlatform
            {
                public System.Threading.Tasks.Task<object> QueryAsync(
                    string sql, string person, string? purpose, Jurisdiction? device = null, System.Threading.CancellationToken cancellationToken = default) => null!;
            }
        }
        """);

    /// <summary>Makes a producer's contract package.</summary>
    public static MetadataReference Contract(string product, string version) => Assembly(
        product + "." + version,
        $$""""
        [assembly: DataProducts.DataProductManifest("{{product}}", """{"manifestVersion":1,"id":"{{product}}","ports":[{"name":"version","columns":[{"version":"9.9.9"}]}],"description":"\"version\": \"8.8.8\"","version":"{{version}}"}""")]
        """");

    public static MetadataReference Assembly(string name, string source)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], Analysis.References, Analysis.Options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
