using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace DataProducts.Package.Tests;

/// <summary>Those who take a product: by its package, or by asking it.</summary>
[Collection(nameof(Team))]
public sealed class ConsumerTests(Team team)
{
    [Fact]
    public async Task PackedProduct_BringsTheContractAndNothingNative()
    {
        var product = team.CopyOfProduct("contract");
        (await team.DotnetAsync(product, "pack", "--output", team["contracts"])).Succeeded();
        var package = PackageFile.Read(Path.Combine(team["contracts"], "Retail.Customers.1.0.0.nupkg"));
        Assert.Equal(
            $"depends on DataProducts.Abstractions {Feed.Version}, without Analyzers,Build",
            Assert.Single(package.Describe().Split('\n'), line => line.StartsWith("depends on", StringComparison.Ordinal)));
        using var assembly = new PEReader(new MemoryStream(package.Files["lib/net10.0/Retail.Customers.dll"]));
        Assert.Equal(Machine.I386, assembly.PEHeaders.CoffHeader.Machine); // that is: any

        var consumer = Directory.CreateDirectory(team["consumer"]).FullName;
        await WriteAsync(consumer, "consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RestoreAdditionalProjectSources>{team["contracts"]}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Retail.Customers" Version="1.0.0" />
              </ItemGroup>
            </Project>
            """);
        await WriteAsync(consumer, "Program.cs", """
            System.Console.WriteLine(Show<Retail.Customers.Customer>());
            static string Show<T>() where T : class, DataProducts.IDataProductRow<T> => T.Schema.Product + " " + T.Schema.Columns.Count;
            """);

        Assert.Equal("retail.customers 7", (await team.DotnetAsync(consumer, "run")).Succeeded().Trim());
        var output = Path.Combine(consumer, "bin", "Debug", "net10.0");
        Assert.False(Directory.Exists(Path.Combine(output, "runtimes")));
        Assert.Equal(
            [
                "DataProducts.Abstractions.dll", "Microsoft.Extensions.Compliance.Abstractions.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
                "Microsoft.Extensions.ObjectPool.dll", "Retail.Customers.dll", "consumer.dll",
            ],
            Directory.GetFiles(output, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetDirectories(consumer, "dataproduct", SearchOption.AllDirectories));
        Assert.Equal(
            ["DataProducts.Abstractions", "Microsoft.Extensions.Compliance.Abstractions", "Retail.Customers"],
            Closure(consumer).Except(BroughtByCompliance));
        Assert.DoesNotContain("DataProducts.Analyzers", await AnalyzersAsync(consumer), StringComparison.Ordinal);
        Assert.Contains("DataProducts.Analyzers", await AnalyzersAsync(product), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConsumerTemplate_AsksTheProduct()
    {
        await team.NewAsync("dataproduct-consumer", "-n", "Fraud.Report", "--product", "retail.customers");
        var state = team["asked"];
        (await team.DotnetAsync(team.Product, "build")).Succeeded();
        var product = team.CopyOfProduct("asked-product");
        (await team.DotnetAsync(product, "run")).Succeeded();
        Directory.Move(Path.Combine(product, ".dataproducts"), state);

        var build = (await team.DotnetAsync(team["Fraud.Report"], "build")).Succeeded();
        var answered = await team.DotnetAsync(team["Fraud.Report"], "run", "--no-build", "--", state, "analyst@mc", "fraud-detection");
        var denied = await team.DotnetAsync(team["Fraud.Report"], "run", "--no-build", "--", state, "visitor@elsewhere", "fraud-detection");
        var mistyped = await team.DotnetAsync(team["Fraud.Report"], "run", "--no-build", "--", team["absent"], "analyst@mc", "fraud-detection");

        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);
        Assert.Contains("5001\tMC\tlouis.moreau@example.com", answered.Succeeded(), StringComparison.Ordinal);
        Assert.Equal(1, denied.ExitCode);
        Assert.StartsWith("denied: guard.grant", denied.Output, StringComparison.Ordinal);
        Assert.Equal(2, mistyped.ExitCode);
        Assert.False(Directory.Exists(team["absent"]));
    }

    /// <summary>The feed has the next major alone, as after the old one was withdrawn.</summary>
    [Fact]
    public async Task PinnedMajorThatIsGone_FailsTheBuild_AndTheOneThatIsPinnedBuilds()
    {
        var product = team.CopyOfProduct("major");
        var record = Path.Combine(product, "Customer.cs");
        await WriteAsync(product, "Customer.cs", (await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken)).Replace("Version = \"1.0.0\"", "Version = \"2.0.0\"", StringComparison.Ordinal));
        Assert.Contains("error DP1263: The package's version is 1.0.0, and retail.customers in it is 2.0.0.", (await team.DotnetAsync(product, "pack", "--output", team["gone"])).Output, StringComparison.Ordinal);
        (await team.DotnetAsync(product, "pack", "--output", team["gone"], "-p:Version=2.0.0")).Succeeded();

        await team.NewAsync("dataproduct-consumer", "-n", "Pinned.Report", "--product", "retail.customers", "--contract", "Retail.Customers", "--contract-version", "1.0.0");
        var project = Path.Combine(team["Pinned.Report"], "Pinned.Report.csproj");
        var text = await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken);
        await WriteAsync(team["Pinned.Report"], "Pinned.Report.csproj", text.Replace("<OutputType>", $"<RestoreAdditionalProjectSources>{team["gone"]}</RestoreAdditionalProjectSources><OutputType>", StringComparison.Ordinal));

        // Another test restores the first major into the team's packages, from where it would be taken here.
        var gone = await Team.DotnetAsync(team["Pinned.Report"], team["gone-packages"], ["build"]);
        Assert.NotEqual(0, gone.ExitCode);
        Assert.Matches(@"Program\.cs\(\d+,\d+\): error DP0502: .*retail\.customers.* is pinned to 1\.\*, and its contract here is 2\.0\.0", gone.Output);

        var program = await File.ReadAllTextAsync(Path.Combine(team["Pinned.Report"], "Program.cs"), TestContext.Current.CancellationToken);
        await WriteAsync(team["Pinned.Report"], "Program.cs", program.Replace("\"1.*\"", "\"2.*\"", StringComparison.Ordinal));
        (await Team.DotnetAsync(team["Pinned.Report"], team["gone-packages"], ["build"])).Succeeded();
    }

    [Fact]
    public async Task PackageThatWouldHandTheSdkOn_IsAnError()
    {
        var product = team.CopyOfProduct("careless");
        var project = Path.Combine(product, "Retail.Customers.csproj");
        var text = await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken);
        await WriteAsync(product, "Retail.Customers.csproj", text.Replace($"Include=\"DataProducts.Sdk\" Version=\"{Feed.Version}\" PrivateAssets=\"all\"", $"Include=\"DataProducts.Sdk\" Version=\"{Feed.Version}\"", StringComparison.Ordinal));
        Assert.Contains("error DP0002: The package would hand DataProducts.Sdk on", (await team.DotnetAsync(product, "pack")).Output, StringComparison.Ordinal);

        await WriteAsync(product, "Retail.Customers.csproj", text.Replace($"<PackageReference Include=\"DataProducts.Abstractions\" Version=\"{Feed.Version}\" />", string.Empty, StringComparison.Ordinal));
        Assert.Contains("error DP0002: The package would lack DataProducts.Abstractions", (await team.DotnetAsync(product, "pack")).Output, StringComparison.Ordinal);
    }

    // What Microsoft.Extensions.Compliance.Abstractions itself refers to.
    private static readonly string[] BroughtByCompliance = ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.ObjectPool"];

    private static IEnumerable<string> Closure(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(project, "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name.Split('/')[0]).Order(StringComparer.Ordinal)];
    }

    private static Task WriteAsync(string folder, string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);

    private async Task<string> AnalyzersAsync(string project)
    {
        var items = (await team.DotnetAsync(project, "msbuild", "-t:ResolveLockFileAnalyzers", "-getItem:Analyzer")).Succeeded();
        using var document = JsonDocument.Parse(items);
        return string.Join('\n', document.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()));
    }
}
