using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class CedarPolicyTests
{
    private static readonly ProductManifest Payments = Samples.Manifest(EngineSamples.Payments);

    [Theory]
    [InlineData("access-model.cedar", Samples.AccessModel)]
    [InlineData("payments.cedar", EngineSamples.Payments)]
    public void Policies_AreTheGoldenFile(string golden, string manifest) =>
        Golden.Check(CedarPolicyRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    // No warning of a policy that can never apply either.
    [Fact]
    public async Task Policies_AreStrictlyValidForBothValidators()
    {
        foreach (var product in new[] { Payments, Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.Everything), Samples.Manifest(Samples.Complete), EngineSamples.Hostile() })
        {
            var (schema, policies) = (CedarSchemaRenderer.Render(product), CedarPolicyRenderer.Render(product));
            var ours = PolicyValidator.Validate(PolicySet.Parse(policies, "contract.cedar"), CedarSchema.Parse(schema, "product.cedarschema"));
            var theirs = await Oracles.CedarValidateAsync(schema, policies);

            Assert.Empty(ours.Errors);
            Assert.All(ours.Warnings, warning => Assert.Equal("DP1357", warning.Code)); // the hostile text does turn the direction of writing
            Assert.Empty(theirs["errors"]!.AsArray());
            Assert.All(theirs["warnings"]!.AsArray(), warning => Assert.Contains("BIDI", (string?)warning, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Policies_OnlyForbidAndBearAnIdAndAReason()
    {
        var policies = PolicySet.Parse(CedarPolicyRenderer.Render(Payments), "contract.cedar").Policies;

        Assert.Equal(
            ["contract.ledger.payments.purpose.rows", "contract.ledger.payments.purpose.tokens", "contract.ledger.payments.tokens"],
            policies.Select(policy => policy.Annotations["id"]));
        Assert.All(policies, policy => Assert.Equal(PolicyEffect.Forbid, policy.Effect));
        Assert.Equal(
            "the contract of ledger.payments allows it for fraud-detection, financial-crime only", policies[0].Annotations["reason"]);
    }

    [Fact]
    public void ProductOfEveryKindAndForAnyPurpose_DeniesNothing()
    {
        var port = Payments.Ports[1];
        var holder = port.Columns[^1];
        var columns = Enum.GetValues<PiiKind>().Select(kind => holder with { Name = $"x{(int)kind}", Property = $"X{(int)kind}", Pii = new(kind, TokenMode.Deterministic) });
        var policies = CedarPolicyRenderer.Render(Payments with { Purposes = [], Ports = [port with { Columns = [.. port.Columns, .. columns] }] });

        Assert.Empty(PolicySet.Parse(policies, "contract.cedar").Policies);
    }

    [Fact]
    public void HostilePurpose_IsOneEntity()
    {
        var policies = PolicySet.Parse(CedarPolicyRenderer.Render(EngineSamples.Hostile()), "contract.cedar").Policies;

        Assert.Equal(3, policies.Length);
        Assert.Contains(EngineSamples.HostileName, policies[0].Annotations["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public void NestedAndEnumeratedColumns_AreNoAttributesAndStrings()
    {
        var attributes = RowEntityType.Of(Payments, Payments.Ports[0]).Attributes;

        Assert.Equal(
            ["jurisdiction", "payer", "payee", "amount", "state", "channel"], attributes.Select(attribute => attribute.Name));
        Assert.Equal("__cedar::String", attributes[4].CedarType);
    }
}
