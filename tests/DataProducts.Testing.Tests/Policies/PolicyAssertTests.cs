namespace DataProducts.Testing.Tests.Policies;

public sealed class PolicyAssertTests
{
    [Fact]
    public void SampleTeamsExpectations_Hold()
    {
        var fraud = PolicyAssert.That(Bank.Policies()).Viewer("anna@bank.example").For("fraud-detection");

        fraud.SeesSomeRows().SeesInClear("email", "city", "country").SeesTokens("phone", "card_number");
        fraud.Row(("legalHold", true)).DoesNotSeeTheRow();
        fraud.Row(("legalHold", false)).SeesTheRow();
        fraud.In(Jurisdiction.CH).SeesNoRows(deniedBy: "default");
        fraud.For(null).SeesNoRows(deniedBy: "guard.grant");
        fraud.At(new(2037, 1, 1, 0, 0, 0, TimeSpan.Zero)).SeesNoRows(deniedBy: "guard.grant");
        fraud.May("subscribe").MayNot("approve");
        PolicyAssert.That(Bank.Policies()).Viewer("clara@bank.example").For("fraud-detection").In(Jurisdiction.IN).SeesTokens("email").SeesMasked("city");
    }

    [Fact]
    public void WhatDoesNotHold_IsToldWithThePolicyThatDecided()
    {
        var marketing = PolicyAssert.That(Bank.Policies()).Viewer("mike@bank.example").For("campaigns");

        var failure = Assert.Throws<DataProductAssertionException>(() => marketing.SeesInClear("email", "city"));

        Assert.Equal("""
            mike@bank.example, for campaigns, rows of the viewer's seat
            expected: email in US is in clear; it is a token
              retail.email does not permit, for this fails: context.purpose in DataProducts::Purpose::"financial-crime"  customers.cedar(18,31)
            mike@bank.example, for campaigns, rows of the viewer's seat
            expected: city in US is in clear; it is masked
              retail.city does not permit, for this fails: context.purpose in DataProducts::Purpose::"financial-crime"  customers.cedar(27,31)
            """, failure.Message.Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void DenialByTheGuard_IsToldWithItsReason()
    {
        var nobody = PolicyAssert.That(Bank.Policies()).Viewer("rita@bank.example").For("fraud-detection");

        var failure = Assert.Throws<DataProductAssertionException>(() => nobody.SeesAllRows());

        Assert.Contains("expected: sees all rows of EU; seen are no", failure.Message, StringComparison.Ordinal);
        Assert.Contains("guard.grant forbids: no active subscription for this person, product and purpose  guard.cedar(3,1)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("retail.customers.rows permits, and is overruled", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ConditionOnRows_IsToldAsEnginesSeeIt()
    {
        var fraud = PolicyAssert.That(Bank.Policies()).Viewer("anna@bank.example").For("fraud-detection");

        var failure = Assert.Throws<DataProductAssertionException>(() => fraud.SeesAllRows());

        Assert.Contains("seen are some, those with ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\"legal_hold\"", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscribe", false, "rita@bank.example", "it is allowed: permitted by retail.customers.subscribe")]
    [InlineData("approve", true, "otto@bank.example", "it is denied: no policy permits it (default)")]
    public void WrongRight_IsTold(string action, bool may, string viewer, string expected)
    {
        var person = PolicyAssert.That(Bank.Policies()).Viewer(viewer);

        var failure = Assert.Throws<DataProductAssertionException>(() => may ? person.May(action) : person.MayNot(action));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody@bank.example", "fraud-detection", "email", "DP1910")]
    [InlineData("anna@bank.example", "nonsense", "email", "DP1911")]
    [InlineData("anna@bank.example", "fraud-detection", "nonsense", "DP1282")]
    public void NameThatThereIsNot_IsAnErrorAndNoAnswer(string viewer, string purpose, string column, string id)
    {
        var asked = PolicyAssert.That(Bank.Policies()).Viewer(viewer).For(purpose);

        Assert.Equal(id, Assert.ThrowsAny<DataProductException>(() => asked.SeesInClear(column)).Id);
    }

    [Fact]
    public void RowOfAnotherForm_IsAnError()
    {
        var fraud = PolicyAssert.That(Bank.Policies()).Viewer("anna@bank.example").For("fraud-detection");

        Assert.Equal("DP1282", Assert.Throws<DataProductException>(() => fraud.Row(("email", "a@example.com")).SeesTheRow()).Id);
        Assert.Equal("DP1282", Assert.Throws<DataProductException>(() => fraud.Row(("legalHold", "yes")).SeesTheRow()).Id);
        Assert.Equal("DP1282", Assert.Throws<DataProductException>(() => fraud.Port("nonsense").SeesAllRows()).Id);
    }
}
