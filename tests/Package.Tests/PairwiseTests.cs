using System.Text;

namespace DataProducts.Package.Tests;

/// <summary>The parameters of the templates together: everything that may be typed builds and runs.</summary>
[Collection(nameof(Team))]
public sealed class PairwiseTests(Team team)
{
    private static readonly string[] Sources = ["csv", "folder", "stream"];
    private static readonly string[] Targets = ["embedded", "contract"];
    private static readonly string[] Pipelines = ["none", "github", "gitlab", "azure"];
    private static readonly string[] Seats = ["EU,IN,CH,US,MC", "EU", "ch,us", "MC"];
    private static readonly string[] Domains = ["", "Pay ments"];
    private static readonly string[] Records = ["", "a thing!"];
    private static readonly string[] Owners = ["team@bank.example", "o'neil & \"co\" <a@b>; //\\"];
    private static readonly bool[] Central = [false, true];

    private static readonly int[] Sizes =
        [Sources.Length, Targets.Length, Pipelines.Length, Seats.Length, Domains.Length, Records.Length, Owners.Length, Central.Length];

    private static readonly Dictionary<string, int> RowsOf = new() { ["EU,IN,CH,US,MC"] = 10, ["EU"] = 3, ["ch,us"] = 4, ["MC"] = 1 };

    [Fact]
    public async Task EveryPairOfParameters_BuildsInOneSolution_AndRuns()
    {
        var rows = Pairwise.Of(Sizes);
        Assert.InRange(rows.Count, Pipelines.Length * Seats.Length, 22); // and two projects of the other templates
        Assert.Equal(Pairwise.Pairs(Sizes).Order(), rows.SelectMany(Pairwise.PairsOf).Distinct().Order());

        var home = team["pairwise"];
        Directory.CreateDirectory(Path.Combine(home, "central"));
        await WriteCentralVersionsAsync(Path.Combine(home, "central"));
        var projects = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            projects.Add(await NewProductAsync(home, rows[i], $"Pair.Things{i:00}"));
        }

        await team.NewAsync("dataproduct-policy", "-n", "more", "--product", "pair.things00", "-o", Path.GetDirectoryName(projects[0])!);
        await team.NewAsync("dataproduct-consumer", "-n", "Pair.Consumer", "--product", "pair.things00", "-o", Path.Combine(home, "own", "Pair.Consumer"));
        await team.NewAsync("dataproduct-standards", "-n", "Pair.Standards", "-o", Path.Combine(home, "own", "Pair.Standards"));
        projects.Add(Path.Combine(home, "own", "Pair.Consumer", "Pair.Consumer.csproj"));
        projects.Add(Path.Combine(home, "own", "Pair.Standards", "Pair.Standards.csproj"));
        Assert.InRange(projects.Count, 1, 24);
        await File.WriteAllTextAsync(
            Path.Combine(home, "all.slnx"),
            $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{Path.GetRelativePath(home, project)}\" />"))}</Solution>",
            TestContext.Current.CancellationToken);

        (await team.DotnetAsync(home, "restore", "all.slnx")).Succeeded();
        // The engines' native libraries once on the disk, not once a project.
        var built = (await team.DotnetAsync(home, "build", "all.slnx", "--no-restore", "-p:CreateHardLinksForCopyLocalIfPossible=true")).Succeeded();
        Assert.Matches(@"\b0 Warning\(s\)\s+0 Error\(s\)", built);

        await Parallel.ForAsync(0, rows.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, _) => await CheckAsync(projects[i], rows[i]));
    }

    private async Task<string> NewProductAsync(string home, int[] row, string name)
    {
        var folder = Path.Combine(home, Central[row[7]] ? "central" : "own", name);
        List<string> arguments =
        [
            "dataproduct", "-n", name, "-o", folder, "--source", Sources[row[0]], "--target", Targets[row[1]], "--ci", Pipelines[row[2]], "--jurisdictions", Seats[row[3]],
            "--owner", Owners[row[6]], "--central-versions", Central[row[7]] ? "true" : "false",
        ];
        arguments.AddRange(Domains[row[4]] is { Length: > 0 } domain ? ["--domain", domain] : []);
        arguments.AddRange(Records[row[5]] is { Length: > 0 } record ? ["--record", record] : []);
        await team.NewAsync(arguments);
        return Path.Combine(folder, name + ".csproj");
    }

    private static Task WriteCentralVersionsAsync(string folder) => File.WriteAllTextAsync(Path.Combine(folder, "Directory.Packages.props"), $"""
        <Project>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
          <ItemGroup>
            <PackageVersion Include="DataProducts.Sdk" Version="{Feed.Version}" />
            <PackageVersion Include="DataProducts.Abstractions" Version="{Feed.Version}" />
            <PackageVersion Include="DataProducts" Version="{Feed.Version}" />
          </ItemGroup>
        </Project>
        """);

    private async Task CheckAsync(string project, int[] row)
    {
        var folder = Path.GetDirectoryName(project)!;
        var id = $"{(Domains[row[4]].Length > 0 ? "pay_ments" : "pair")}.{Path.GetFileNameWithoutExtension(project)["Pair.".Length..].ToLowerInvariant()}";
        Assert.True(File.Exists(Path.Combine(folder, "obj", "Debug", "net10.0", "dataproduct", id + ".odcs.yaml")), $"{id} was not rendered");
        Assert.Equal(
            ["diff-suppressions", "identity-map", "instruments", "odcs-3.1.0", "odcs-3.2.0", "people", "policy-tests", "tokens-2"],
            from schema in Directory.GetFiles(Path.Combine(folder, "obj", "dataproduct-schemas")).Order(StringComparer.Ordinal)
            select Path.GetFileName(schema).Replace(".schema.json", "", StringComparison.Ordinal));
        Assert.Equal(
            Expected(Pipelines[row[2]]),
            new[] { ".config/dotnet-tools.json", ".github/workflows/dataproduct.yml", ".gitlab-ci.yml", "azure-pipelines.yml" }.Where(file => File.Exists(Path.Combine(folder, file))));
        var leftovers = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file, Encoding.UTF8) is var text && (text.Contains("#if", StringComparison.Ordinal) || text.Contains("#endif", StringComparison.Ordinal)
                || text.Contains("domain1", StringComparison.Ordinal) || text.Contains("Record1", StringComparison.Ordinal) || text.Contains("$DataProductsVersion$", StringComparison.Ordinal)));
        Assert.Empty(leftovers);
        if (Targets[row[1]] == "contract")
        {
            Assert.False(File.Exists(Path.Combine(folder, "Program.cs")) || File.Exists(Path.Combine(folder, "Input.cs")) || File.Exists(Path.Combine(folder, "sample.csv")));
            Assert.Equal(["DataProducts.Abstractions.dll", "Microsoft.Extensions.Compliance.Abstractions.dll"], Libraries(folder).Where(name => name.Contains("ataProducts", StringComparison.Ordinal) || name.Contains("Compliance", StringComparison.Ordinal)));
            return;
        }

        var ran = (await Programs.RunAsync(
            folder, new Dictionary<string, string>(), "dotnet", "exec", Path.Combine("bin", "Debug", "net10.0", Path.GetFileNameWithoutExtension(project) + ".dll"))).Succeeded();
        var input = Sources[row[0]] switch { "csv" => "sample.csv", "folder" => "input", _ => "rows" };
        var inTheLake = RowsOf[Seats[row[3]]];
        Assert.StartsWith($"{input}: {inTheLake + 2} rows read, {inTheLake} in the lake, 2 in quarantine\n", ran, StringComparison.Ordinal);
    }

    private static string[] Expected(string pipeline) => pipeline switch
    {
        "github" => [".config/dotnet-tools.json", ".github/workflows/dataproduct.yml"],
        "gitlab" => [".config/dotnet-tools.json", ".gitlab-ci.yml"],
        "azure" => [".config/dotnet-tools.json", "azure-pipelines.yml"],
        _ => [],
    };

    private static IEnumerable<string> Libraries(string folder) =>
        Directory.GetFiles(Path.Combine(folder, "obj"), "project.assets.json").SelectMany(file =>
        {
            using var assets = System.Text.Json.JsonDocument.Parse(File.ReadAllText(file));
            return assets.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
                .Where(library => library.Value.TryGetProperty("runtime", out _))
                .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject().Select(one => Path.GetFileName(one.Name))).ToArray();
        }).Order(StringComparer.Ordinal);
}
