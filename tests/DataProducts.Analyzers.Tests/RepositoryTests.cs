using DataProducts.TestKit;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Tests;

/// <summary>The rules over what the repository itself builds with them, and over what it gives to teams: samples and templates.</summary>
public class RepositoryTests
{
    public static TheoryData<string> Folders { get; } =
    [
        "samples/RetailBank", "samples/MusicStore",
        "templates/DataProducts.Templates/content/dataproduct", "templates/DataProducts.Templates/content/dataproduct-consumer",
        "tests/EndToEnd.Tests", "tests/DataProducts.Testing.Tests", "tests/CompleteProduct",
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task SamplesAndTemplates_GiveNoAlarm(string folder) =>
        Assert.Empty((await Found(folder, static source => source)).Where(found => found.Severity > DiagnosticSeverity.Info).Select(found => found.ToString()));

    [Fact]
    public async Task SampleWithoutItsMarks_GivesSome()
    {
        var found = await Found("samples/RetailBank", static source => source.Replace("[Pii(PiiKind.EmailAddress)]", "", StringComparison.Ordinal));

        Assert.Equal(["DP0102", "DP0220"], found.Where(one => one.Severity > DiagnosticSeverity.Info).Select(one => one.Id).Order());
    }

    // The baselines that are checked in are of the records beside them, and a change that breaks consumers is told.
    [Theory]
    [InlineData("samples/RetailBank", "public string? City", "public int? City")]
    [InlineData("samples/MusicStore", "[Completeness(nameof(Phone), Target = 0.95)]", "")]
    public async Task ChangeOfASample_IsComparedWithItsBaseline(string folder, string before, string after)
    {
        var same = await Found(folder, static source => source);
        var changed = await Found(folder, source => source.Replace(before, after, StringComparison.Ordinal));

        Assert.DoesNotContain(same, found => found.Id.StartsWith("DP022", StringComparison.Ordinal));
        Assert.Contains(changed, found => found.Id == "DP0220");
    }

    private static async Task<IReadOnlyList<Diagnostic>> Found(string folder, Func<string, string> change)
    {
        var sources = Directory.GetFiles(System.IO.Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => change(File.ReadAllText(file)))
            .Prepend("global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;")
            .ToArray();

        var contracts = System.IO.Path.Combine(RepositoryRoot.Path, folder, "contracts");
        TextFile[] baselines = Directory.Exists(contracts)
            ? Array.ConvertAll(Directory.GetFiles(contracts, "*.odcs.yaml"), file => new TextFile(file, File.ReadAllText(file)))
            : [];
        return [.. (await Analysis.RunBeside(baselines, Analysis.All, [Made.Platform], sources)).Where(found => baselines.Length > 0 || found.Id != "DP0224")];
    }
}
