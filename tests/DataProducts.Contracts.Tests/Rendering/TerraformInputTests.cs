using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class TerraformInputTests
{
    [Theory]
    [InlineData("access-model.auto.tfvars.json", Samples.AccessModel)]
    [InlineData("everything.auto.tfvars.json", Samples.Everything)]
    public void Input_IsTheGoldenFile(string golden, string manifest) =>
        Golden.Check(TerraformInputRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    // Terraform's terraform console would take the file; the module's own variable is checked with the module.
    [Fact]
    public void Input_HasTheMembersOfTheModulesVariable()
    {
        var product = JsonNode.Parse(TerraformInputRenderer.Render(Samples.Manifest(Samples.AccessModel)))!["product"]!.AsObject();

        Assert.Equal(
            ["id", "domain", "name", "version", "major", "owner", "description", "jurisdictions", "ports"], product.Select(member => member.Key));
        Assert.Equal(["name", "table", "columns"], product["ports"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal(
            ["name", "type", "comment", "classification", "pii", "nullable"], product["ports"]![0]!["columns"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal(["EU", "IN", "CH", "US", "MC"], product["jurisdictions"]!.AsArray().Select(one => (string?)one));
        Assert.Equal("EmailAddress", (string?)product["ports"]![0]!["columns"]![2]!["pii"]);
    }

    [Fact]
    public void HostileText_ComesBackAsItWas()
    {
        var text = TerraformInputRenderer.Render(Samples.Hostile());

        Assert.Equal(Samples.HostileText, (string?)JsonNode.Parse(text)!["product"]!["description"]);
        Assert.All(text, character => Assert.True(character is '\n' or (>= ' ' and <= '~')));
    }
}
