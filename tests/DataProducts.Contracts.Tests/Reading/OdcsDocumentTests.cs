using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class OdcsDocumentTests
{
    private const string Minimal = "apiVersion: v3.2.0\nkind: DataContract\nid: x\nversion: 1.0.0\n";

    [Fact]
    public async Task OfficialExamples_ComeThroughWithoutLoss()
    {
        var texts = Directory.GetFiles(Conformance.Find("standards/odcs/examples"), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var read = texts.Select(OdcsDocument.Parse).ToList();

        var before = await Oracles.ValidateAsync(Oracles.OdcsSchema(), texts);
        var yaml = await Oracles.ValidateAsync(Oracles.OdcsSchema(), [.. read.Select(one => one.ToYaml())]);
        var json = await Oracles.ValidateAsync(Oracles.OdcsSchema(), [.. read.Select(one => one.ToJson())]);
        var again = read.Select(one => OdcsDocument.Parse(one.ToJson())).ToList();

        Assert.Equal(18, texts.Length);
        Assert.All(yaml.Concat(json), answer => Assert.Empty(answer.Errors));
        for (var index = 0; index < texts.Length; index++)
        {
            Assert.True(JsonNode.DeepEquals(before[index].Value, yaml[index].Value), texts[index]);
            Assert.True(JsonNode.DeepEquals(before[index].Value, json[index].Value), texts[index]);
            Assert.Equal(read[index].ToYaml(), again[index].ToYaml());
        }
    }

    [Fact]
    public void FullExample_IsModelled()
    {
        var contract = OdcsDocument.Parse(File.ReadAllText(Conformance.Find("standards/odcs/examples/all/full-example.odcs.yaml")));

        Assert.Equal(("v3.1.0", "1.1.0", "seller", "active"), (contract.ApiVersion, contract.Version, contract.Domain, contract.Status));
        Assert.Equal("Views built on top of the seller tables.", contract.Purpose);
        var table = contract.Schema[0];
        Assert.Equal(("tbl", "tbl_1", "table"), (table.Name, table.PhysicalName, table.PhysicalType));
        Assert.NotEmpty(table.Properties);
        Assert.Contains(table.Properties, property => property is { IsKey: true, KeyPosition: 1 });
        Assert.Contains(table.Properties, property => property.PartitionPosition == 1);
        Assert.Contains(contract.ServiceLevels, level => level is { Property: "latency", Value: "4", Unit: "d" });
        Assert.Equal("ClimateQuantumInc", contract.ToJsonObject()["tenant"]!.GetValue<string>());
    }

    [Fact]
    public void NestedAndMappedColumns_AreModelled()
    {
        var property = OdcsDocument.Parse(Minimal + """
            schema:
              - name: t
                properties:
                  - name: state
                    logicalType: string
                    deprecated: true
                    enum: [{value: Open}, {value: 7}]
                    relationships: [{to: other.id}, {to: [a.b, c.d]}]
                    logicalTypeOptions: {maxLength: 10}
                    customProperties: [{property: unit, value: EUR, vendor: dataproducts}]
                  - name: places
                    logicalType: array
                    items: {logicalType: object, properties: [{name: street, logicalType: string, required: true}]}
                  - name: rates
                    logicalType: map
                    map: {key: {logicalType: string}, value: {logicalType: number}}
            """).Schema[0].Properties;

        Assert.Equal(["Open", "7"], property[0].Values);
        Assert.Equal(["other.id", "a.b", "c.d"], property[0].References);
        Assert.Equal(10, property[0].FindOption("maxLength")!.GetValue<int>());
        Assert.Equal("EUR", property[0].FindCustomText("unit"));
        Assert.True(property[0].IsDeprecated);
        Assert.Equal((8, 9), (property[0].Line, property[0].Column));
        Assert.True(property[1].Items!.Properties[0] is { Name: "street", IsRequired: true });
        Assert.Equal(("string", "number"), (property[2].MapKey!.LogicalType, property[2].MapValue!.LogicalType));
    }

    [Fact]
    public void TeamOfBefore31_HasItsOwner() => Assert.Equal(
        "ann", OdcsDocument.Parse(Minimal.Replace("v3.2.0", "v3.0.2", StringComparison.Ordinal)
            + "team: [{username: bob, role: Dev}, {username: ann, role: owner}]\n").Owner);

    [Theory]
    [InlineData("kind: DataContract", "kind: DataProduct", "DP1233", 2)]
    [InlineData("v3.2.0", "v2.2.2", "DP1233", 1)]
    [InlineData("v3.2.0", "v4.0.0", "DP1233", 1)]
    [InlineData("id: x\n", "", "DP1232", 1)]
    [InlineData("version: 1.0.0", "version: 1.0", "DP1232", 4)]
    [InlineData("version: 1.0.0", "version: [1]", "DP1232", 4)]
    [InlineData("id: x", "id: x\nschema: {}", "DP1232", 4)]
    [InlineData("id: x", "id: x\nschema: [1]", "DP1232", 4)]
    [InlineData("id: x", "id: x\nschema:\n  - physicalType: table", "DP1232", 5)]
    [InlineData("id: x", "id: x\nschema: [{name: t, properties: [{name: a, required: yes}]}]", "DP1232", 4)]
    [InlineData("id: x", "id: x\nschema: [{name: t, properties: [{name: a, primaryKeyPosition: 1.5}]}]", "DP1232", 4)]
    [InlineData("id: x", "id: x\nschema: [{name: t, properties: [{name: a, enum: [{label: b}]}]}]", "DP1232", 4)]
    [InlineData("id: x", "id: x\nslaProperties: [{value: 1}]", "DP1232", 4)]
    [InlineData("id: x", "id: x\nteam: 1", "DP1232", 4)]
    public void WrongMember_IsRefusedAtItsPlace(string good, string bad, string id, int line)
    {
        Assert.Contains(good, Minimal, StringComparison.Ordinal);
        var refused = Assert.Throws<DocumentException>(() => OdcsDocument.Parse(Minimal.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal((id, line), (refused.Id, refused.Line));
        Assert.StartsWith($"Line {line}, column {refused.Column}: ", refused.Message, StringComparison.Ordinal);
    }
}
