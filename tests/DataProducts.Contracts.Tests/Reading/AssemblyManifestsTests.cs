using DataProducts.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DataProducts.Contracts.Tests;

public sealed class AssemblyManifestsTests : IDisposable
{
    private static readonly string Second = Samples.AccessModel
        .Replace("retail.customers", "retail.addresses", StringComparison.Ordinal).Replace("\"customers\"", "\"addresses\"", StringComparison.Ordinal);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SeveralProducts_AreReadInOrder(bool referenceAssembly)
    {
        var path = Compile(Attribute("retail.customers", Samples.AccessModel) + Attribute("retail.addresses", Second), referenceAssembly);

        Assert.Equal(["retail.addresses", "retail.customers"], ManifestReader.FromAssembly(path).Select(manifest => manifest.Id));
    }

    [Fact]
    public void NoCodeOfTheAssembly_IsRun()
    {
        var trap = _folder["ran"];
        var path = Compile(Attribute("retail.customers", Samples.AccessModel) + $$"""
            class Trap
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Run() => System.IO.File.WriteAllText({{Literal(trap)}}, "");
            }
            """);

        Assert.Single(ManifestReader.FromAssembly(path));
        Assert.False(File.Exists(trap));
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "Team");
    }

    [Fact]
    public void AttributeOfTheAssemblyItself_IsReadToo()
    {
        var path = Compile(Attribute("retail.customers", Samples.AccessModel) + """
            namespace DataProducts
            {
                [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
                class DataProductManifestAttribute(string id, string manifest) : System.Attribute
                {
                    public string All => id + manifest;
                }
            }
            """, withAbstractions: false);

        Assert.Single(ManifestReader.FromAssembly(path));
    }

    [Fact]
    public void AssemblyWithoutProducts_HasNone() => Assert.Empty(ManifestReader.FromAssembly(typeof(AssemblyManifestsTests).Assembly.Location));

    [Fact]
    public void IdOtherThanTheManifests_IsRefused() =>
        Refused("DP1206", Compile(Attribute("retail.other", Samples.AccessModel)));

    [Fact]
    public void ProductTwice_IsRefused() =>
        Refused("DP1206", Compile(Attribute("retail.customers", Samples.AccessModel) + Attribute("retail.customers", Samples.AccessModel + " ")));

    [Fact]
    public void TwoMajorsOfAProduct_AreRead_TheNewestFirst()
    {
        var newer = Samples.AccessModel.Replace("1.0.0", "10.1.0", StringComparison.Ordinal);
        var path = Compile(
            Attribute("retail.customers", Samples.AccessModel) + Attribute("retail.customers", newer) + Attribute("retail.addresses", Second));

        Assert.Equal(
            [("retail.addresses@1", false), ("retail.customers@10", false), ("retail.customers@1", true)],
            ManifestReader.DocumentsFromAssembly(path).Select(one => (one.Product.Reference.ToString(), one.IsEarlierMajor)));
    }

    [Fact]
    public void SameMajorTwice_IsRefused() => Refused("DP1206", Compile(
        Attribute("retail.customers", Samples.AccessModel)
        + Attribute("retail.customers", Samples.AccessModel.Replace("1.0.0", "1.1.0", StringComparison.Ordinal))));

    [Fact]
    public void OversizedManifest_IsRefused() =>
        Refused("DP1201", Compile(Attribute("retail.customers", Samples.AccessModel + new string(' ', ManifestReader.MaximumBytes))));

    [Fact]
    public void NullManifest_IsRefused() => Refused("DP1205", Compile("[assembly: DataProducts.DataProductManifest(\"retail.customers\", null!)]"));

    [Fact]
    public void MissingFile_IsRefused() => Refused("DP1205", _folder["none.dll"]);

    [Fact]
    public void FileThatIsNoAssembly_IsRefused()
    {
        File.WriteAllText(_folder["text.dll"], "MZ, but no more");

        Refused("DP1205", _folder["text.dll"]);
    }

    [Fact]
    public void DamagedAssembly_IsReadOrRefused()
    {
        var good = File.ReadAllBytes(Compile(Attribute("retail.customers", Samples.AccessModel)));
        var path = _folder["damaged.dll"];
        const int Seed = 20261122;
        var random = new Random(Seed);
        for (var round = 0; round < 2000; round++)
        {
            var damaged = (byte[])good.Clone();
            for (var count = random.Next(1, 6); count > 0; count--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, round % 4 == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
            var failure = Record.Exception(() => ManifestReader.FromAssembly(path));
            Assert.True(failure is null or DataProductException, $"seed {Seed}, round {round}: {failure}");
        }
    }

    private static void Refused(string id, string path) =>
        Assert.Equal(id, Assert.Throws<DataProductException>(() => ManifestReader.FromAssembly(path)).Id);

    private static string Attribute(string id, string json) => $"[assembly: DataProducts.DataProductManifest({Literal(id)}, {Literal(json)})]\n";

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private string Compile(string source, bool referenceAssembly = false, bool withAbstractions = true)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is "System.Private.CoreLib.dll" or "System.Runtime.dll");
        var references = withAbstractions ? platform.Append(typeof(DataProductManifestAttribute).Assembly.Location) : platform;
        var compilation = CSharpCompilation.Create(
            "Team",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            references.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var path = _folder["team.dll"];
        using var output = File.Create(path);
        var result = compilation.Emit(
            output,
            options: new EmitOptions(metadataOnly: referenceAssembly, includePrivateMembers: !referenceAssembly),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
