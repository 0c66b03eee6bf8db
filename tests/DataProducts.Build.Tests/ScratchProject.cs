using System.Diagnostics;
using DataProducts.TestKit;

namespace DataProducts.Build.Tests;

/// <summary>A team's project outside the repository, in a folder whose name makes trouble unless another is given, with a manifest written by hand.</summary>
internal sealed class ScratchProject : IDisposable
{
    private static readonly string BuildFiles = Path.Combine(RepositoryRoot.Path, "generators", "DataProducts.Build", "build");

    private readonly TempFolder _parent = new();

    private readonly string _name;

    public ScratchProject(
        string items = "",
        string name = "a team's $HOME; product",
        string properties = "<TargetFramework>net10.0</TargetFramework>",
        string newLine = "\n")
    {
        _name = name;
        Directory.CreateDirectory(Folder);
        var tool = Tool();
        File.WriteAllText(this["Team.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {properties}
                <DataProductTool>{tool}</DataProductTool>
              </PropertyGroup>
              <Import Project="{BuildFiles}/DataProducts.Build.props" Condition="'$(TargetFramework)' != ''" />
              <ItemGroup>
                <Reference Include="{Path.Combine(Path.GetDirectoryName(tool)!, "DataProducts.Abstractions.dll")}" />
                {items}
              </ItemGroup>
              <Import Project="{BuildFiles}/DataProducts.Build.targets" Condition="'$(TargetFramework)' != ''" />
              <Import Project="{BuildFiles}/DataProducts.Build.MultiTargeting.targets" Condition="'$(TargetFramework)' == ''" />
            </Project>
            """.ReplaceLineEndings(newLine));
    }

    public string Folder => _parent[_name];

    public string Artefacts => this["obj/Debug/net10.0/dataproduct"];

    public string this[string path] => Path.Combine(Folder, path);

    public void Dispose() => _parent.Dispose();

    /// <summary>Writes the source with these products' manifests, each with its description.</summary>
    public void Write(params (string Id, string Description)[] products) =>
        File.WriteAllText(this["Products.cs"], string.Join('\n', products.Select(product => $""""
            [assembly: DataProducts.DataProductManifest("{product.Id}", """{Manifests.Of(product.Id, product.Description)}""")]
            """")));

    /// <summary>Gives each artefact with the time of its last change.</summary>
    public IReadOnlyDictionary<string, DateTime> Files() => FilesIn(Artefacts);

    /// <summary>Gives each file of a folder with the time of its last change.</summary>
    public static IReadOnlyDictionary<string, DateTime> FilesIn(string folder) => !Directory.Exists(folder)
        ? new Dictionary<string, DateTime>()
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.GetLastWriteTimeUtc);

    public async Task<string> BuildAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(["build", .. arguments]);
        return exitCode == 0 ? output : throw new InvalidOperationException(output);
    }

    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        // No server may outlive the test: it would hold this process's output open.
        string[] quiet = arguments[0] == "new" ? [] : ["-nr:false", "-p:UseSharedCompilation=false", "-p:NuGetAudit=false", "-p:RunAnalyzers=false"];
        var start = new ProcessStartInfo("dotnet", [.. arguments, .. quiet])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("MSBUILDTERMINALLOGGER");
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    // The tool as it was built with these tests: artifacts/bin/<project>/<configuration>.
    private static string Tool()
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "DataProducts.Build", configuration, "DataProducts.Build.dll");
    }
}
