using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>Every cell, regime, record and person against the table by hand, through the decider that queries and vaults ask.</summary>
public sealed class TransferCellTests
{
    private static readonly string[] Kinds = ["EmailAddress", "PhoneNumber"];

    private static readonly string[] Policies =
    [
        Given.RowPolicy, Given.RevealPolicies,
        .. Kinds.Select(kind => $"permit (principal, action == DataProducts::Action::\"detokenise:{kind}\", resource in DataProducts::Domain::\"retail\");"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Everything_IsSeenAsTheTableSays(bool onColumns)
    {
        foreach (var regime in TransferTable.Regimes.Append(null))
        {
            var model = ModelOf(TransferCase.ProductIn(regime, onColumns));
            foreach (var one in TransferCase.All.Where(one => one.Regime == regime))
            {
                var access = Decide(model, one);
                foreach (var kind in Kinds.Select(Enum.Parse<PiiKind>))
                {
                    var seen = access.DeniesAll || access.Hides(kind) ? TransferTable.Sight.Nothing
                        : access.MayOpen(kind) ? TransferTable.Sight.Clear
                        : TransferTable.Sight.Tokens;
                    Assert.True(one.Expected == seen, $"{one}: {kind} is seen as {seen}, not {one.Expected}");
                }

                if (!onColumns)
                {
                    Assert.Equal(one.Expected == TransferTable.Sight.Clear, !access.DeniesAll && access.Columns.Single().ShownWhen != Cedar.RowPredicate.False);
                }

                Assert.All(access.Denied.Concat(access.Kinds.Values.SelectMany(reasons => reasons)), reason => Assert.NotEqual("its author gives no reason", reason.Reason));
            }
        }
    }

    [Fact]
    public void EveryCellAndOverrideThatApplies_IsToldWithTheDecision()
    {
        var phi = ModelOf(TransferCase.ProductIn("us.phi"));

        Assert.Equal(["US/EU", "US/IN", "US/US", "us.phi"], Decide(phi, new("US", "EU", "IN", "us.phi", TransferCase.OnRecord.Valid, TransferCase.Whom.Known)).Cells);
        Assert.Equal(["US/US"], Decide(phi, new("US", "US", "US", "us.phi", TransferCase.OnRecord.Missing, TransferCase.Whom.Known)).Cells);
        Assert.Equal(["EU/EU", "covered-person"], Decide(phi, new("EU", "EU", "EU", "us.phi", TransferCase.OnRecord.Missing, TransferCase.Whom.Covered)).Cells);
        Assert.Equal(
            ["CH/CH", "CH/ZZ", "covered-person", "unknown", "unknown-person"],
            Decide(phi, new("CH", "ZZ", "CH", null, TransferCase.OnRecord.Missing, TransferCase.Whom.Unknown)).Tokens[0].Cells);
    }

    [Fact]
    public void TokensOfADomain_AreUnderTheRegimesOfAllItsProducts()
    {
        var other = ManifestReader.Parse(Given.Manifest.Replace("retail.customers", "retail.others", StringComparison.Ordinal)
            .Replace("\"name\": \"customers\"", "\"name\": \"others\"", StringComparison.Ordinal)
            .Replace("\"mode\": \"Deterministic\" } },", "\"mode\": \"Deterministic\" }, \"regimes\": [\"ch.cid\"] },", StringComparison.Ordinal));
        var elsewhere = other with { Domain = "trade" };
        var asked = new TransferCase("CH", "EU", "EU", null, TransferCase.OnRecord.Missing, TransferCase.Whom.Known);

        Assert.True(Decide(ModelOf(Given.Product), asked).MayOpen(PiiKind.EmailAddress));
        Assert.True(Decide(ModelOf(Given.Product, elsewhere), asked).MayOpen(PiiKind.EmailAddress));
        Assert.Equal(["transfer.ch.cid.CH.EU"], Decide(ModelOf(Given.Product, other), asked).Kinds[PiiKind.EmailAddress].Select(reason => reason.Policy));
    }

    [Fact]
    public void RowsOfADerivedProduct_AreUnderTheRegimesOfItsSources()
    {
        var source = TransferCase.ProductIn("in.payment") with { Id = "pay.cards" };
        var derived = Given.Product with { DerivedFrom = ["pay.middle"] };
        var middle = source with { Id = "pay.middle", Regimes = [], DerivedFrom = ["pay.cards"] };

        Assert.Equal(["in.payment"], ProductRegimes.Of(derived, [middle, source]).Rows);
        Assert.Empty(ProductRegimes.Of(derived, [source]).Rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RegimeThatTheMatrixDoesNotKnow_IsRefused(bool onColumns) =>
        Assert.Equal("DP1909", Assert.Throws<AccessException>(() => ModelOf(TransferCase.ProductIn("in.payments", onColumns))).Id);

    [Theory]
    [InlineData("C", "no transfer instrument on record for IN/EU", "EU", "IN")]
    [InlineData("T", "the transfer matrix allows tokens only for MC/US", "US", "MC")]
    public void Reason_NamesTheCell(string grade, string reason, string viewer, string data)
    {
        Assert.Equal(grade, $"{TransferTable.GradeOf(data, viewer)}");
        Assert.Equal(reason, Given.Decide(ModelOf(Given.Product), $"cross-{viewer}", Jurisdiction.Parse(data)).Kinds[PiiKind.EmailAddress].Single().Reason);
    }

    private static AccessModel ModelOf(ProductManifest product, params ProductManifest[] others) => AccessModel.Build(
        product, [.. Policies.Select((text, place) => new PolicyFile($"{place}.cedar", text))], StandardsPackage.Default, new AccessBasis(Given.Today) { Others = others });

    private static BranchAccess Decide(AccessModel model, TransferCase one)
    {
        // Even somebody unknown gets a grant here: only the transfer is in question.
        var people = Given.People() with { People = [one.Person], Instruments = one.Instruments };
        var person = one.Person with { Groups = ["cross-border"] };
        return new AccessDecider(model, people).Decide(
            model.Product.Ports[0], Jurisdiction.Parse(one.Data), new AccessQuestion(person, "fraud-detection", Jurisdiction.Parse(one.Device), Given.Now));
    }
}
