namespace DataProducts.Package.Tests;

/// <summary>What the templates make of what is typed.</summary>
[Collection(nameof(Team))]
public sealed class TemplateTests(Team team)
{
    /// <summary>The name, the domain or nothing; the id, the namespace, the record.</summary>
    public static TheoryData<string, string, string, string, string> Names { get; } = new()
    {
        { "Retail.Orders", "", "retail.orders", "Retail.Orders", "Order" },
        { "Bank.Retail.CreditCards", "payments", "payments.credit_cards", "Bank.Retail.CreditCards", "CreditCard" },
        { "Geo.Countries", "Geo Data!", "geo_data.countries", "Geo.Countries", "Country" },
        { "Retail.Addresses", "", "retail.addresses", "Retail.Addresses", "Address" },
        { "Retail.Stock", "", "retail.stock", "Retail.Stock", "StockRow" },
        { "accounts-payable", "", "accounts_payable.accounts_payable", "accounts_payable", "AccountspayableRow" },
        { "Tv.Programs", "", "tv.programs", "Tv.Programs", "ProgramsRow" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Name_GivesIdNamespaceAndRecord(string name, string domain, string id, string @namespace, string record)
    {
        await team.NewAsync("dataproduct", "-n", name, "--domain", domain, "-o", team["named/" + name]);

        var source = Read("named", name, record + ".cs");
        Assert.Contains($"\nnamespace {@namespace};\n", source, StringComparison.Ordinal);
        Assert.Contains($"[DataProduct(\"{id}\", Domain = \"{id.Split('.')[0]}\",", source, StringComparison.Ordinal);
        Assert.Contains($"public sealed partial record {record}\n", source, StringComparison.Ordinal);
        Assert.True(File.Exists(team[$"named/{name}/{name}.csproj"]));
        Assert.Contains($"DataProducts::Product::\"{id}\"", Read("named", name, "policies/access.cedar"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EU,IN,CH,US,MC", "eu in ch us mc", 10)]
    [InlineData("ch,us", "ch us", 4)]
    [InlineData("MC", "mc", 1)]
    public async Task Jurisdictions_GiveRowsAndPeople(string typed, string analysts, int rows)
    {
        await team.NewAsync("dataproduct", "-n", "Retail.People", "--jurisdictions", typed, "-o", team["seats/" + typed]);

        var people = Read("seats", typed, "people.json");
        Assert.Equal(analysts.Split(' '), people.Split("\"id\": \"analyst@")[1..].Select(rest => rest[..2]));
        Assert.Equal(1 + rows + 2, Read("seats", typed, "sample.csv").TrimEnd().Split('\n').Length);
        Assert.Contains($"--as analyst@{typed[..2].ToLowerInvariant()} ", Read("seats", typed, "README.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("#", people + Read("seats", typed, "sample.csv") + Read("seats", typed, "PeopleRow.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StrangeValues_AreHarmlessOrAClearError()
    {
        var folder = team["strange"];
        await team.NewAsync("dataproduct", "-n", "Strange.Things", "--owner", "\"; throw null; // \\", "--record", "a thing!", "--jurisdictions", "EU,XX", "-o", folder);
        Assert.Contains("""Owner = "\"; throw null; // \\",""", Read("strange", "", "Athing.cs"), StringComparison.Ordinal);

        var built = await team.DotnetAsync(folder, "build");
        Assert.Matches("Athing.cs.*error CS1029: #error: 'dotnet new dataproduct understands --jurisdictions EU,IN,CH,US,MC", built.Output);
        Assert.DoesNotMatch("error CS(?!1029)", built.Output);
    }

    [Fact]
    public async Task PolicyTemplate_MakesPoliciesThatTheBuildAccepts()
    {
        var product = team.CopyOfProduct("policies");
        foreach (var kind in (string[])["rows", "column", "clear"])
        {
            await team.NewAsync("dataproduct-policy", "-n", "more-" + kind, "--product", "retail.customers", "--kind", kind, "--purpose", "campaigns", "-o", product);
        }

        (await team.DotnetAsync(product, "build")).Succeeded();
        var policy = Path.Combine(product, "policies", "more-column.cedar");
        await File.WriteAllTextAsync(
            policy, (await File.ReadAllTextAsync(policy, TestContext.Current.CancellationToken)).Replace("context.purpose in", "context.porpoise in", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var misspelt = await team.DotnetAsync(product, "build");

        Assert.NotEqual(0, misspelt.ExitCode);
        Assert.Matches(@"more-column\.cedar\(8,\d+\): error", misspelt.Output);
    }

    private string Read(string folder, string name, string file) => File.ReadAllText(Path.Combine(team[folder], name, file));
}
