using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Generators.Tests.Incremental;

/// <summary>Whatever was edited before, a driver that remembers gives what one gives that remembers nothing.</summary>
public class EditSequenceTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20261123)]
    [InlineData(null)]
    public void RandomEdits_ComeOutAsInANewDriver(int? given)
    {
        var seed = given ?? Environment.TickCount;
        var random = new Random(seed);
        var project = EditedProject.Of(SmallTeam.Versions);
        GeneratorDriver driver = Driver();
        var (earlier, done, last, changes) = (driver, new List<string>(), "", 0);
        for (var step = 0; step < Steps; step++)
        {
            for (var edits = random.Next(1, 3); edits > 0; edits--)
            {
                (project, var what) = Edit(project, random);
                done.Add(what);
            }

            var compilation = project.Compile();
            driver = (random.Next(10) == 0 ? earlier : driver).RunGenerators(compilation, TestContext.Current.CancellationToken);
            earlier = random.Next(10) == 0 ? driver : earlier;
            var (remembered, anew) = (Text(driver), Text(Driver().RunGenerators(compilation, TestContext.Current.CancellationToken)));
            Assert.True(remembered == anew, $"Seed {seed}, after edit {step}:\n{string.Join('\n', done.TakeLast(4))}\n{remembered}\n--- in a new driver:\n{anew}");
            changes += anew == last ? 0 : 1;
            last = anew;
        }

        Assert.True(changes > Steps / 8, $"Seed {seed}: only {changes} edits meant anything.");
    }

    private static (EditedProject Project, string What) Edit(EditedProject project, Random random)
    {
        var paths = SmallTeam.Versions.Keys.Order(StringComparer.Ordinal).ToArray();
        var path = paths[random.Next(paths.Length)];
        switch (random.Next(24))
        {
            case 0:
                return (project.Order(trees => trees.OrderBy(_ => random.Next()).ToArray()), "another order");
            case 1:
                return (project.Move(path, path.Replace(".cs", random.Next(2) == 0 ? ".z.cs" : ".a.cs", StringComparison.Ordinal)), $"{path} moved");
            case 2:
                var nullable = random.Next(2) == 0 ? NullableContextOptions.Enable : NullableContextOptions.Disable;
                return (project.With(project.CompilationOptions.WithNullableContextOptions(nullable)), $"nullable {nullable}");
            case 3:
                var symbols = random.Next(2) == 0 ? (string[])["OTHER"] : [];
                return (project.With(project.Options().WithPreprocessorSymbols(symbols)), $"symbols [{string.Join(' ', symbols)}]");
            case 4:
                return (project.With(References.All.Take(References.All.Count - 2)), "fewer references");
            case < 8:
                return (project.AsAtFirst(SmallTeam.Versions).With(References.All), "all as at first");
            case < 14:
                return (project.Write(path, SmallTeam.Versions[path][0]), $"{path} as at first");
            default:
                var version = random.Next(SmallTeam.Versions[path].Length);
                return (project.Write(path, SmallTeam.Versions[path][version]), $"{path}, version {version}");
        }
    }

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(new DataProductGenerator());

    private static string Text(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return string.Concat(result.GeneratedSources
            .OrderBy(source => source.HintName, StringComparer.Ordinal)
            .Select(source => $"// {source.HintName}\n{source.SourceText}"));
    }
}
