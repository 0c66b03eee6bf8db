using System.CommandLine;
using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.Testing;

namespace DataProducts.Cli.Policies;

/// <summary>What the policy commands read: the built product, its policies, people, standards and tests.</summary>
internal sealed class PolicyInputs
{
    private readonly Argument<string?> _product = new("product")
    {
        Description = "The product's id, id@1 for an earlier major version; not needed where the assembly has one product.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _assembly = new("--assembly")
    {
        Description = "The built assembly with the product.",
        HelpName = "file",
        Required = true,
    };

    private readonly Option<string> _policies = new("--policies")
    {
        Description = "The folder of the policies; where it has a folder named like the product, that one.",
        HelpName = "folder",
        DefaultValueFactory = _ => "policies",
    };

    private readonly Option<string> _people = new("--people")
    {
        Description = "Who may ask for what.",
        HelpName = "file",
        DefaultValueFactory = _ => "people.json",
    };

    private readonly Option<string?> _tests = new("--tests")
    {
        Description = "The folder of the tests; by default 'tests' below the policies.",
        HelpName = "folder",
    };

    private readonly Option<string?> _standards = new("--standards")
    {
        Description = "The folder of the standards; by default dataproduct-standards beside the assembly, if it is there.",
        HelpName = "folder",
    };

    public void AddTo(Command command)
    {
        command.Add(_product);
        command.Add(_assembly);
        command.Add(_policies);
        command.Add(_people);
        command.Add(_tests);
        command.Add(_standards);
    }

    /// <summary>Reads all of it.</summary>
    /// <returns>The policies, and the cases that are expected to hold.</returns>
    public (PoliciesUnderTest Policies, IReadOnlyList<PolicyCase> Cases) Read(ParseResult parsed)
    {
        var product = Product(parsed);
        var standards = Standards(parsed);
        var folder = parsed.GetRequiredValue(_policies);
        var own = Path.Combine(folder, product.Id);
        folder = Directory.Exists(own) ? own : folder;
        var policies = new PoliciesUnderTest(
            product, PolicyFile.ReadFolder(folder), People(parsed.GetRequiredValue(_people), standards), standards, TimeProvider.System.GetUtcNow());
        return (policies, PolicyTestFile.ReadFolder(parsed.GetValue(_tests) ?? Path.Combine(folder, PolicyTestFile.FolderName), product.Id));
    }

    private ProductManifest Product(ParseResult parsed) =>
        ManifestSource.OneFromAssembly(parsed.GetRequiredValue(_assembly), parsed.GetValue(_product)).Product;

    private StandardsPackage Standards(ParseResult parsed) =>
        StandardsSource.OfAssembly(parsed.GetRequiredValue(_assembly), parsed.GetValue(_standards));

    private static PeopleDirectory People(string path, StandardsPackage standards)
    {
        try
        {
            return PeopleFile.Parse(File.ReadAllText(path), path, [.. standards.Purposes.Select(purpose => purpose.Node)]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException("DP1912", $"There is no file {path} that can be read; docs/people.md shows one.", failure);
        }
    }
}
