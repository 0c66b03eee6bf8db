using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Terraform.Tests;

public sealed class PolicyStoreTests
{
    [Fact]
    public async Task ExampleStore_PassesCedarsOwnStrictValidation()
    {
        var store = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(RepositoryRoot.Path, "terraform/modules/authz/examples/retail.json"), TestContext.Current.CancellationToken))!;
        var output = await NodeOracle.RunAsync("cedar", "schema-validate.cjs", [], store.ToJsonString());

        using var answer = JsonDocument.Parse(output);
        Assert.Empty(answer.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Empty(answer.RootElement.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public void ExampleStore_HoldsTheGuardsTheMatrixAndTheTeamsPolicies()
    {
        string[] sources = ["sdk/DataProducts.Access/Data/guard.cedar", "tests/DataProducts.Access.Tests/Golden/matrix.cedar",
            "samples/RetailBank/policies/customers.cedar"];
        var text = string.Concat(sources.Select(source => File.ReadAllText(Path.Combine(RepositoryRoot.Path, source))));
        var store = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "terraform/modules/authz/examples/retail.json")))!;
        var policies = store["policies"]!.AsObject().ToDictionary(policy => policy.Key, policy => policy.Value!.GetValue<string>());

        Assert.Equal(text.Split("@id(\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).Order(StringComparer.Ordinal),
            policies.Keys.Order(StringComparer.Ordinal));
        Assert.All(policies.Values, policy => Assert.Contains(policy, text, StringComparison.Ordinal));
    }
}
