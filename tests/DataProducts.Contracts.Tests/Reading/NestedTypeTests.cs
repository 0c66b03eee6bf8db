namespace DataProducts.Contracts.Tests;

/// <summary>Types that hold other types.</summary>
public sealed class NestedTypeTests
{
    private const string Column = "ports[0].columns[4]";

    [Fact]
    public void NestedType_IsReadWithItsMeaning()
    {
        var type = Read("""
            { "type": "list", "unique": true, "element": { "type": "struct", "fields": [
              { "name": "street", "type": "string", "nullable": false, "description": "With the number.", "deprecated": "" },
              { "name": "use", "type": "string", "nullable": true, "values": ["Home", "Work"] },
              { "name": "visits", "nullable": true, "type": { "type": "map", "key": "date", "value": "int", "valueNullable": true } }
            ] } }
            """);

        Assert.Equal("list<struct<street: string, use: string?, visits: map<date, int?>?>>", type.ToString());
        Assert.True(type.UniqueElements);
        var fields = type.Children[0].Type.Children;
        Assert.Equal(("With the number.", ""), (fields[0].Documentation, fields[0].Deprecated));
        Assert.Equal(["Home", "Work"], fields[1].Values);
    }

    [Fact]
    public void Limits_AreThoseOfAColumn()
    {
        var fields = Read("""
            { "type": "struct", "fields": [
              { "name": "zip", "type": "string", "nullable": true, "minLength": 4, "maxLength": 6, "pattern": "[0-9]+" },
              { "name": "lat", "type": "double", "nullable": false, "minimum": "-90", "maximum": "90", "exclusiveMinimum": true, "exclusiveMaximum": true },
              { "name": "free", "type": "string", "nullable": true }
            ] }
            """).Children;

        Assert.Equal(new ValueLimits { MinimumLength = 4, MaximumLength = 6, Pattern = "[0-9]+" }, fields[0].Limits);
        Assert.Equal(new ValueLimits { Minimum = "-90", Maximum = "90", ExclusiveMinimum = true, ExclusiveMaximum = true }, fields[1].Limits);
        Assert.Same(ValueLimits.None, fields[2].Limits);
    }

    [Theory]
    [InlineData("DP1203", "int", """ "minimum": 1 """, "minimum")]
    [InlineData("DP1203", "int", """ "exclusiveMinimum": 1 """, "exclusiveMinimum")]
    [InlineData("DP1203", "string", """ "minLength": -1 """, "minLength")]
    [InlineData("DP1203", "string", """ "pattern": "" """, "pattern")]
    [InlineData("DP1204", "string", """ "minimum": "1" """, "minimum")]
    [InlineData("DP1204", "boolean", """ "maximum": "1" """, "maximum")]
    [InlineData("DP1204", "int", """ "exclusiveMinimum": true """, "exclusiveMinimum")]
    [InlineData("DP1204", "int", """ "exclusiveMinimum": true, "minimum": "1", "exclusiveMaximum": true """, "exclusiveMaximum")]
    [InlineData("DP1204", "int", """ "minLength": 1 """, "minLength")]
    [InlineData("DP1204", "uuid", """ "maxLength": 1 """, "maxLength")]
    [InlineData("DP1204", "string", """ "minLength": 2, "maxLength": 1 """, "minLength")]
    [InlineData("DP1204", "binary", """ "pattern": "a" """, "pattern")]
    public void WrongLimit_IsNamed(string id, string type, string limits, string member)
    {
        var failure = Assert.Throws<DataProductException>(() => Read(
            $$"""{ "type": "list", "element": { "type": "struct", "fields": [{ "name": "a", "type": "{{type}}", "nullable": true, {{limits}} }] } }"""));

        Assert.Equal(id, failure.Id);
        Assert.Contains($"'{Column}.type.element.fields[0].{member}'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "tuple" }""", ".type.type")]
    [InlineData("""{ "type": "struct" }""", ".type.fields")]
    [InlineData("""{ "type": "struct", "fields": [{ "name": "A", "type": "int", "nullable": true }] }""", ".type.fields[0].name")]
    [InlineData("""{ "type": "struct", "fields": [{ "name": "a", "type": "int" }] }""", ".type.fields[0].nullable")]
    [InlineData("""{ "type": "struct", "fields": [{ "name": "a", "type": "int", "nullable": true, "values": ["x"] }] }""", ".type.fields[0].values")]
    [InlineData("""{ "type": "list", "element": "text" }""", ".type.element")]
    [InlineData("""{ "type": "list" }""", ".type.element")]
    [InlineData("""{ "type": "map", "key": { "type": "list", "element": "int" }, "value": "int" }""", ".type.key")]
    [InlineData("""{ "type": "map", "key": "int", "value": 7 }""", ".type.value")]
    [InlineData("""{ "type": "list", "element": "string", "values": ["a", "a"] }""", ".type.values")]
    public void WrongType_IsNamed(string type, string member)
    {
        var failure = Assert.Throws<DataProductException>(() => Read(type));

        Assert.Equal("DP1203", failure.Id);
        Assert.Contains($"'{Column}{member}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TypesInEachOther_HaveALimit()
    {
        Assert.Equal("DP1203", Assert.Throws<DataProductException>(() => Read(Lists(9))).Id);
        Assert.Equal(LakeKind.List, Read(Lists(8)).Kind);
        Assert.Equal("DP1201", Assert.Throws<DataProductException>(() => Read(Lists(60))).Id);
    }

    private static string Lists(int depth) =>
        string.Concat(Enumerable.Repeat("""{ "type": "list", "element": """, depth)) + "\"int\"" + new string('}', depth);

    private static LakeType Read(string type) =>
        ManifestReader.Parse(ManifestReaderTests.Edit($"$.{Column}.type", type)).Ports[0].Columns[4].Type;
}
