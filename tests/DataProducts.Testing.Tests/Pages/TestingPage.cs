using DataProducts.Contracts;
using RetailBank;

namespace DataProducts.Testing.Tests.Pages;

/// <summary>The code of <c>docs/testing.md</c>, as a team would write it; <see cref="TestingPageTests"/> compares the two.</summary>
public sealed class TestingPage
{
    // What a team has checked in.
    static TestingPage()
    {
        var contracts = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "contracts")).FullName;
        File.WriteAllText(Path.Combine(contracts, "retail.customers.odcs.yaml"), OdcsRenderer.Render(Bank.Policies().Product));
    }

    [Fact]
    public async Task AnalystSeesOwnJurisdiction_InClear()
    {
        await using var platform = await DataProductTestHost.StartAsync<Customer>(options =>
        {
            options.Policies = "samples/RetailBank/policies";
            options.People = "samples/RetailBank/people.json";
        });
        await platform.HydrateAsync(FakeRows.Of<Customer>(seed: 42, count: 100));

        var answer = await platform.QueryAsync("select residence, email from retail.customers", "anna@bank.example", "fraud-detection");

        Assert.All(answer.Rows, row => Assert.Equal("EU", row[0]));
        Assert.Equal(answer.Rows.Count, answer.ClearCells);
        Assert.Contains(await platform.AuditAsync(answer.Request), record => record.Event == AuditEvent.Detokenise);
    }

    private static readonly PoliciesUnderTest Policies =
        PoliciesUnderTest.Of<Customer>("samples/RetailBank/policies", "samples/RetailBank/people.json");

    [Fact]
    public void FraudDetection_OpensEmailAndTown()
    {
        var anna = PolicyAssert.That(Policies).Viewer("anna@bank.example").For("fraud-detection");

        anna.SeesSomeRows().SeesInClear("email", "city").SeesTokens("phone", "card_number");
        anna.Row(("legalHold", true)).DoesNotSeeTheRow();
        anna.In(Jurisdiction.CH).SeesNoRows(deniedBy: "default");
        anna.For(null).SeesNoRows(deniedBy: "guard.grant");
        anna.May("subscribe").MayNot("approve");
    }

    [Fact]
    public void EveryPolicy_WouldBeMissed()
    {
        var report = PolicyCoverage.Of(Policies, PolicyTestFile.ReadFolder("samples/RetailBank/policies/tests", "retail.customers"));

        Assert.True(report.Untested.Count == 0, CoverageText.ToText(report));
    }

    [Fact]
    public void Contract_IsTheOneThatWasReviewed() => ContractAssert.Matches<Customer>("contracts");

    [Fact]
    public void FakeRows_AreLikeTheContract()
    {
        var rows = FakeRows.Of<Customer>(seed: 42, count: 1_000, options =>
        {
            options.Jurisdictions = [Jurisdiction.EU, Jurisdiction.IN];
            options.Column("card_type", (random, row) => random.Next(2) == 0 ? "Vista" : "Distinguish");
        });

        Assert.Equal(1_000, rows.Select(row => row.CustomerId).Distinct().Count());
        Assert.StartsWith("\"customer_id\",", rows.ToCsv(), StringComparison.Ordinal);
    }
}
