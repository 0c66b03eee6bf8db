using System.Text.Json;

namespace DataProducts.Package.Tests;

/// <summary>A product from the template and the packages: build, run, ask.</summary>
[Collection(nameof(Team))]
public sealed class ProductTests(Team team)
{
    private const string Question = "select id, email, revenue from retail.customers order by id";

    [Fact]
    public void Build_IsQuietAndWritesTheArtefacts()
    {
        Assert.Matches(@"\b0 Warning\(s\)\s+0 Error\(s\)", team.FirstBuild);
        Assert.Superset(
            new HashSet<string> { "retail.customers.odcs.yaml", "retail.customers.cedarschema", "retail.customers.tokens.json", "views/retail.customers.duckdb.sql" },
            Artefacts(team.Artefacts).Keys.ToHashSet());
        Assert.False(Directory.Exists(Path.Combine(team.Product, "bin", "Debug", "net10.0", "runtimes")));
    }

    [Fact]
    public async Task SecondBuild_RendersNothing()
    {
        var first = Artefacts(team.Artefacts);

        (await team.DotnetAsync(team.Product, "build")).Succeeded();

        Assert.NotEmpty(first);
        Assert.Equal(first, Artefacts(team.Artefacts));
    }

    [Fact]
    public async Task Run_HydratesAndTheToolAnswersAsPolicySays()
    {
        var product = team.CopyOfProduct("run");
        var first = (await team.DotnetAsync(product, "run")).Succeeded();
        var second = (await team.DotnetAsync(product, "run", "--no-build")).Succeeded();
        Assert.Contains("sample.csv: 12 rows read, 10 in the lake, 2 in quarantine\n  CH: 2\n  EU: 3\n  IN: 2\n  MC: 1\n  US: 2\n", first, StringComparison.Ordinal);
        Assert.Contains("10 in the lake already", second, StringComparison.Ordinal);

        var clear = await AskAsync(product, "analyst@eu", "fraud-detection");
        Assert.Equal(["1001 camille.martin@example.com 1200.50", "1002 jonas.weber@example.com 80.00", "1003 sofia.rossi@example.com "], Rows(clear));

        var tokens = await AskAsync(product, "analyst@ch", "campaigns");
        Assert.Equal(["3001", "3002"], Rows(tokens).Select(row => row.Split(' ')[0]));
        Assert.All(Rows(tokens), row => Assert.Matches("^300[12] dp1_ch_[a-z0-9_]+ $", row));

        var denied = await AskAsync(product, "visitor@elsewhere", "campaigns");
        Assert.Equal(1, denied.ExitCode);
        Assert.Contains("guard.grant", denied.Output, StringComparison.Ordinal);

        var table = (await team.ToolInAsync(product, "query", Question, "--as", "analyst@eu", "--purpose", "fraud-detection")).Succeeded();
        Assert.Contains("camille.martin@example.com", table, StringComparison.Ordinal);
        (await team.ToolInAsync(product, "audit", "verify")).Succeeded();
        (await team.ToolInAsync(product, "doctor")).Succeeded();
    }

    [Fact]
    public async Task PersonalDataWithoutJurisdiction_IsACompilerError()
    {
        var product = team.CopyOfProduct("mistake");
        var record = Path.Combine(product, "Customer.cs");
        var text = await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken);
        var mistake = text.Replace("[JurisdictionOf(From = nameof(Country))]", string.Empty, StringComparison.Ordinal);
        Assert.NotEqual(text, mistake);
        await File.WriteAllTextAsync(record, mistake, TestContext.Current.CancellationToken);

        var built = await team.DotnetAsync(product, "build");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Matches(@"Customer\.cs\(\d+,\d+\): error DP0101: 'Email' is personal data", built.Output);
    }

    private Task<Ended> AskAsync(string product, string person, string purpose) =>
        team.ToolInAsync(product, "query", Question, "--as", person, "--purpose", purpose, "--json");

    private static IEnumerable<string> Rows(Ended answer)
    {
        using var document = JsonDocument.Parse(answer.Succeeded());
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => string.Join(' ', row.EnumerateArray()))];
    }

    private static Dictionary<string, DateTime> Artefacts(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), File.GetLastWriteTimeUtc);
}
