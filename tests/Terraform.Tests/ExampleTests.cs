using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Terraform.Tests;

/// <summary>The modules' examples are the sample's own artefacts.</summary>
public sealed class ExampleTests
{
    private const string Store = "terraform/modules/authz/examples/retail.json";
    private const string Product = "terraform/modules/data-product/examples/retail.customers.auto.tfvars.json";

    private static readonly string Artefacts = Path.Combine(RepositoryRoot.Path, "artifacts/obj/RetailBank/debug/dataproduct");

    [Fact]
    public async Task PolicyStore_IsMadeOfGuardsMatrixContractAndTheSamplesPolicies()
    {
        string[] central =
        [
            "sdk/DataProducts.Access/Data/guard.cedar", "tests/DataProducts.Access.Tests/Golden/matrix.cedar",
            Path.Combine(Artefacts, "retail.customers.cedar"),
        ];
        var team = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "samples/RetailBank/policies"), "*.cedar").Order(StringComparer.Ordinal);
        var input = new JsonObject
        {
            ["schema"] = await TextOfAsync(Path.Combine(Artefacts, "retail.customers.cedarschema")),
            ["policies"] = new JsonArray([.. central.Select(file => Path.Combine(RepositoryRoot.Path, file)).Concat(team)
                .Select(file => (JsonNode)File.ReadAllText(file))]),
        };

        Golden.Check(await NodeOracle.RunAsync("cedar", "policy-store.cjs", [], input.ToJsonString()), Store);
    }

    [Fact]
    public async Task PolicyStore_PassesCedarsOwnStrictValidation()
    {
        var store = JsonNode.Parse(await TextOfAsync(Path.Combine(RepositoryRoot.Path, Store)))!;
        using var answer = JsonDocument.Parse(await NodeOracle.RunAsync("cedar", "schema-validate.cjs", [], store.ToJsonString()));

        Assert.Empty(answer.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Empty(answer.RootElement.GetProperty("warnings").EnumerateArray());
        Assert.Contains("guard.grant", store["policies"]!.AsObject().Select(policy => policy.Key));
    }

    [Fact]
    public async Task ProductInput_IsWhatTheSamplesBuildRenders()
    {
        var rendered = Path.Combine(Artefacts, "retail.customers.auto.tfvars.json");
        Assert.SkipUnless(File.Exists(rendered), "The build does not render Terraform's input.");

        Golden.Check(await TextOfAsync(rendered), Product);
    }

    private static Task<string> TextOfAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
}
