using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class OdpsDocumentTests
{
    [Fact]
    public async Task OfficialExamples_ComeThroughWithoutLoss()
    {
        var texts = Directory.GetFiles(Conformance.Find("standards/odps/examples"), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var read = texts.Select(OdpsDocument.Parse).ToList();

        var before = await Oracles.ValidateAsync(Oracles.OdpsSchema(), texts);
        var yaml = await Oracles.ValidateAsync(Oracles.OdpsSchema(), [.. read.Select(one => one.ToYaml())]);

        Assert.Equal(2, texts.Length);
        Assert.All(yaml, answer => Assert.Empty(answer.Errors));
        Assert.All(before.Zip(yaml, read), each =>
        {
            Assert.True(JsonNode.DeepEquals(each.First.Value, each.Second.Value));
            Assert.True(JsonNode.DeepEquals(each.First.Value, each.Third.ToJsonObject()));
        });
        Assert.Equal(["rawtransactions", "rawtransactions", "consolidatedtransactions", "fulltransactionswithreturns"], read[0].OutputPorts.Select(port => port.Name));
        Assert.Equal(("payments", "1.0.0", "dbb7b1eb-7628-436e-8914-2a00638ba6db"), (read[0].InputPorts[0].Name, read[0].InputPorts[0].Version, read[0].InputPorts[0].ContractId));
    }

    [Fact]
    public void OurCard_IsRead()
    {
        var card = OdpsDocument.Parse(OdpsRenderer.Render(Samples.Manifest(Samples.AccessModel)));

        Assert.Equal(("v1.1.0", "retail.customers", "1.0.0", "retail"), (card.ApiVersion, card.Id, card.Version, card.Domain));
        Assert.Equal(("customers", "retail.customers"), (card.OutputPorts[0].Name, card.OutputPorts[0].ContractId));
    }

    [Fact]
    public void Contract_IsNoCard() => Assert.Equal(
        "DP1233", Assert.Throws<DocumentException>(() => OdpsDocument.Parse("apiVersion: v1.1.0\nkind: DataContract\nid: x\n")).Id);
}
