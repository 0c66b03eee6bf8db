using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>What a product's contract denies is denied, whatever the team's policies permit.</summary>
public sealed class ContractPolicyTests
{
    [Theory]
    [InlineData("fraud-detection", "fraud-detection", false)]
    [InlineData("fraud-detection", "financial-crime", false)] // a purpose holds those below it
    [InlineData("financial-crime", "fraud-detection", true)] // and none above it
    [InlineData("fraud-detection", "campaigns", true)]
    public void PurposeOutsideTheContract_IsDenied(string asked, string allowed, bool denied)
    {
        var access = Decide(Model(Given.Product with { Purposes = [allowed] }), asked);

        Assert.Equal(denied, access.DeniesAll);
        Assert.Equal(denied ? ["contract.retail.customers.purpose.rows"] : [], access.Denied.Select(reason => reason.Policy));
    }

    [Fact]
    public void SeveralPurposes_AreEachAllowed() =>
        Assert.False(Decide(Model(Given.Product with { Purposes = ["campaigns", "financial-crime"] }), "fraud-detection").DeniesAll);

    [Fact]
    public void ContractWithoutPurposes_LeavesThemToPolicy() => Assert.False(Decide(Model(Given.Product), "fraud-detection").DeniesAll);

    // A token space is the domain's, so a policy may permit what only another product of the domain has.
    [Fact]
    public void TokenOfAKindThatTheProductLacks_IsNotOpened()
    {
        const string Cards = """
            permit (principal, action == DataProducts::Action::"detokenise:CardNumber", resource in DataProducts::Domain::"retail");
            permit (principal, action == DataProducts::Action::"detokenise:EmailAddress", resource in DataProducts::Domain::"retail");
            """;
        var model = Model(Given.Product, Cards);

        Assert.Equal((true, ""), Detokenise(model, PiiKind.EmailAddress));
        Assert.Equal((false, "contract.retail.customers.tokens"), Detokenise(model, PiiKind.CardNumber));
        Assert.Equal(
            (false, "contract.retail.customers.purpose.tokens"),
            Detokenise(Model(Given.Product with { Purposes = ["campaigns"] }, Cards), PiiKind.EmailAddress));
    }

    private static AccessModel Model(ProductManifest product, params string[] further) => AccessModel.Build(
        product, [.. further.Prepend(Given.RowPolicy).Select((text, place) => new PolicyFile($"{place}.cedar", text))], StandardsPackage.Default, Given.Today);

    private static BranchAccess Decide(AccessModel model, string purpose)
    {
        var people = Given.People();
        return new AccessDecider(model, people).Decide(model.Product.Ports[0], Jurisdiction.EU, Given.Ask(people, "home-EU", purpose));
    }

    // As a vault asks, which knows nothing of the product's columns.
    private static (bool Allowed, string Because) Detokenise(AccessModel model, PiiKind kind)
    {
        var people = Given.People();
        var decision = new BranchRequest(model, people, model.Product.Ports[0], Jurisdiction.EU, Given.Ask(people, "home-EU")).Detokenise(kind, "retail");
        return (decision.AllowedStrictly, decision.AllowedStrictly ? "" : string.Join(' ', decision.Reasons));
    }
}
