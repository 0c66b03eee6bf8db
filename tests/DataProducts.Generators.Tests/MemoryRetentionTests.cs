using System.Runtime.CompilerServices;
using DataProducts.Generators.Tests.Incremental;
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

    [Fact]
    public void EarlierTrees_AreLetGo_AlsoOfFilesThatOthersDependOn()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new DataProductGenerator());
        var earlier = EditAll(ref driver);

        for (var i = 0; i < 10 && earlier.Any(static tree => tree.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(earlier, static tree => tree.IsAlive);
        Assert.NotEmpty(driver.GetRunResult().Results.Single().GeneratedSources);
    }

    // One file after the other, each edit in a run of its own; of each file the first tree is watched.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> EditAll(ref GeneratorDriver driver)
    {
        var project = EditedProject.Of(SmallTeam.Versions);
        driver = driver.RunGenerators(project.Compile(), TestContext.Current.CancellationToken);
        var trees = project.Compile().SyntaxTrees.Select(static tree => new WeakReference(tree)).ToList();
        foreach (var path in project.Paths)
        {
            project = project.Replace(path, ";", " ;");
            driver = driver.RunGenerators(project.Compile(), TestContext.Current.CancellationToken);
        }

        return trees;
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
