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
    public void PortsPromises_AreInTheInput()
    {
        var product = JsonNode.Parse(TerraformInputRenderer.Render(Samples.Complete))!["product"]!;

        Assert.Equal("""["delivery","fraud-detection"]""", product["purposes"]!.ToJsonString());
        var port = product["ports"]![0]!;
        Assert.Equal(
            """{"column":"shipment_id","transform":"bucket[4]"}""", port["partition"]![5]!.ToJsonString());
        Assert.Equal("""{"period":"P7Y","column":"sent_on"}""", port["retention"]!.ToJsonString());
        Assert.Equal("""["carrier","old_status"]""", port["retired"]!.ToJsonString());
        Assert.Equal(
            "array<struct<article:string,price:decimal(8,2),pieces:int,status:string,serials:array<string>,found:map<string,struct<lat:double,lon:double>>>>",
            (string?)port["columns"]!.AsArray().Single(column => (string?)column!["name"] == "lines")!["type"]);
    }

    // Terraform itself reads the file as the module's variable: nothing is a template, nothing is dropped that the module knows.
    [Fact]
    public async Task HostileText_ComesBackFromTerraformAsItWas()
    {
        var input = TerraformInputRenderer.Render(Samples.HostileComplete());

        var product = await EngineOracles.TerraformAsync(input);

        Assert.All(input, character => Assert.True(character is '\n' or (>= ' ' and <= '~')));
        AssertHolds(JsonNode.Parse(input)!["product"]!, product, "product");
        Assert.Equal($"$.description{Samples.HostileText}", (string?)product["description"]);
        Assert.Equal(Samples.ShortHostileText, (string?)product["purposes"]![0]);
    }

    [Fact]
    public async Task ProductOfEveryMember_IsWhatTheModuleTakes()
    {
        var input = TerraformInputRenderer.Render(Samples.Complete);

        AssertHolds(JsonNode.Parse(input)!["product"]!, await EngineOracles.TerraformAsync(input), "product");
    }

    // Terraform adds what is optional and absent.
    private static void AssertHolds(JsonNode expected, JsonNode? actual, string place)
    {
        if (expected is JsonObject members)
        {
            Assert.All(members.Where(member => member.Value is not null), member => AssertHolds(member.Value!, actual![member.Key], $"{place}.{member.Key}"));
        }
        else if (expected is JsonArray items)
        {
            Assert.Equal(items.Count, actual!.AsArray().Count);
            Assert.All(items.Index(), item => AssertHolds(item.Item!, actual[item.Index], $"{place}[{item.Index}]"));
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(expected, actual), $"{place}: {actual?.ToJsonString()} is not {expected.ToJsonString()}");
        }
    }
}
