using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Generators.Tests;

/// <summary>A generator that kept a symbol would keep the whole compilation of each keystroke.</summary>
public class MemoryRetentionTests
{
    [Fact]
    public void EarlierCompilation_IsLetGo()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new DataProductGenerator());
        var earlier = RunOnce(ref driver);
        RunAgain(ref driver);

        for (var i = 0; i < 10 && earlier.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(earlier.IsAlive);
        Assert.Single(driver.GetRunResult().Results.Single().GeneratedSources);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(ref GeneratorDriver driver)
    {
        var compilation = Compile("A sentence.");
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        return new(compilation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunAgain(ref GeneratorDriver driver) =>
        driver = driver.RunGenerators(Compile("Another sentence."), TestContext.Current.CancellationToken);

    private static CSharpCompilation Compile(string description) => CSharpCompilation.Create(
        "Team",
        [CSharpSyntaxTree.ParseText($$"""
            using DataProducts;
            [DataProduct("a.b", Description = "{{description}}", Jurisdiction = "CH")]
            public sealed partial record R { [Key] public required string Id { get; init; } }
            """)],
        References.All);
}
