using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Build.Tests;

/// <summary>Policies of a team and of a standards package, checked together.</summary>
public sealed class StandardsCheckTests : IDisposable
{
    private static readonly ProductManifest Product = ManifestReader.Parse(Manifests.Of("retail.customers", "One row a customer."));

    private readonly TempFolder _folder = new();

    private string Standards => _folder["standards"];

    public StandardsCheckTests() => StandardsFolder.CopyTo(Standards);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BaseForbidThatDoesNotFitTheProduct_IsAFindingAtItsLine()
    {
        var policy = Path.Combine(Standards, "policies", "odd.cedar");
        File.WriteAllText(policy, """
            @id("base.odd") @reason("why")
            forbid (principal, action == DataProducts::Action::"readRow", resource)
            when { resource has id && resource.id == "seven" };
            """);

        var finding = BuildMessage.Of(Assert.Single(PolicyCheck.Run([Product], [], StandardsPackage.ReadFolder(Standards))));
        Assert.StartsWith($"{policy}(3,", finding, StringComparison.Ordinal);
        Assert.Contains(": error DP1328: ", finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("base.legal-hold")]
    [InlineData("guard.grant")]
    [InlineData("transfer.EU.US")]
    public void TeamPolicyWithAPlatformId_IsAFindingAtItsLine(string id)
    {
        var policy = _folder["team.cedar"];
        File.WriteAllText(policy, $"\n@id(\"{id}\") permit (principal, action, resource);\n");

        var finding = BuildMessage.Of(Assert.Single(PolicyCheck.Run([Product], [policy], StandardsPackage.ReadFolder(Standards))));
        Assert.StartsWith($"{policy}(2,1): error DP1904: ", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void JurisdictionOfThePackage_IsKnownToTheTeamsPolicies()
    {
        var policy = _folder["team.cedar"];
        File.WriteAllText(policy, """permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"retail.customers") when { resource.jurisdiction == DataProducts::Jurisdiction::"GB" };""");

        Assert.Equal("DP1322", Assert.Single(PolicyCheck.Run([Product], [policy], StandardsPackage.ReadFolder(Standards))).Code);
        StandardsFolder.AddUnitedKingdom(Standards);
        Assert.Empty(PolicyCheck.Run([Product], [policy], StandardsPackage.ReadFolder(Standards)));
    }
}
