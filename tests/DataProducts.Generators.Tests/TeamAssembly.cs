using System.Reflection;
using System.Runtime.Loader;

namespace DataProducts.Generators.Tests;

/// <summary>Compiles a team's project with what was generated, warnings as errors, and loads it.</summary>
internal static class TeamAssembly
{
    public static Assembly Load(GeneratorRun run)
    {
        using var image = new MemoryStream();
        var result = run.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics) + "\n" + string.Join('\n', run.Files.Select(file => file.SourceText)));
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>Compiles, loads, and gives the row type's generated members.</summary>
    public static RowDriver Driver(string source, string type) =>
        RowDriver.Of(Load(GeneratorRun.Of(source)).GetType(type, throwOnError: true)!);
}
