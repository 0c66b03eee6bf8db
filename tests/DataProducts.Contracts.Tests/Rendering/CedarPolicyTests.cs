using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class CedarPolicyTests
{
    private static readonly ProductManifest Shipments = Samples.Complete;

    [Theory]
    [InlineData("access-model.cedar", Samples.AccessModel)]
    public void Policies_AreTheGoldenFile(string golden, string manifest) =>
        Golden.Check(CedarPolicyRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    // No warning of a policy that can never apply either; and none reads beyond what each request has (RFC 76, level 1).
    [Fact]
    public async Task Policies_AreStrictlyValidForBothValidators()
    {
        foreach (var product in new[] { Shipments, Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.Everything), Samples.HostileComplete() })
        {
            var (schema, policies) = (CedarSchemaRenderer.Render(product), CedarPolicyRenderer.Render(product));
            var ours = PolicyValidator.Validate(
                PolicySet.Parse(policies, "contract.cedar"), CedarSchema.Parse(schema, "product.cedarschema"), new() { MaxLevel = 1 });
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
        var policies = PolicySet.Parse(CedarPolicyRenderer.Render(Shipments), "contract.cedar").Policies;

        Assert.Equal(
            ["contract.trade.shipments.purpose.rows", "contract.trade.shipments.purpose.tokens"],
            policies.Select(policy => policy.Annotations["id"]));
        Assert.All(policies, policy => Assert.Equal(PolicyEffect.Forbid, policy.Effect));
        Assert.Equal(
            "the contract of trade.shipments allows it for delivery, fraud-detection only", policies[0].Annotations["reason"]);
    }

    [Fact]
    public void ProductOfEveryKindAndForAnyPurpose_DeniesNothing()
    {
        var policies = CedarPolicyRenderer.Render(Shipments with { Purposes = [] });

        Assert.Empty(PolicySet.Parse(policies, "contract.cedar").Policies);
    }

    [Fact]
    public void HostilePurpose_IsOneEntity()
    {
        var policies = PolicySet.Parse(CedarPolicyRenderer.Render(Samples.HostileComplete()), "contract.cedar").Policies;

        Assert.Equal(2, policies.Length);
        Assert.Contains(Samples.ShortHostileText, policies[0].Annotations["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public void NestedAndEnumeratedColumns_AreNoAttributesAndStrings()
    {
        var attributes = RowEntityType.Of(Shipments, Shipments.Ports[0]).Attributes;

        Assert.Equal(
            [
                "jurisdiction", "shipmentId", "status", "buyer", "country", "express", "insured", "parcels", "grams", "sequence", "number", "weight", "postage",
                "refund", "toll", "tollBefore", "code", "carrierName", "depot", "priority", "oldStatus2", "fee", "warehouse",
            ],
            attributes.Select(attribute => attribute.Name));
        Assert.Equal("__cedar::String", attributes[2].CedarType);
    }
}
