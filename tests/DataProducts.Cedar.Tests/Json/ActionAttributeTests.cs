using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

/// <summary>Nothing declares the type of actions, yet an attribute may hold one.</summary>
public sealed class ActionAttributeTests
{
    private static readonly string[] Schemas =
    [
        "entity U { a: Action };\naction x;\n",
        "namespace N {\nentity U { a: Action, b?: Set<N::Action> };\naction x;\n}\n",
        "namespace M {\naction x;\n}\nnamespace N {\nentity U { a: M::Action } tags M::Action;\n}\n",
    ];

    [Fact]
    public void AnAttributeOfActions_ComesThroughTextAndJson()
    {
        foreach (var text in Schemas)
        {
            var schema = CedarSchema.Parse(text, "s");
            var resolved = schema.ToJson(resolved: true);

            Assert.Equal(resolved, CedarSchema.Parse(schema.ToText(), "s").ToJson(resolved: true));
            Assert.Equal(resolved, CedarSchema.ParseJson(schema.ToJson(), "s").ToJson(resolved: true));
            Assert.Equal(resolved, CedarSchema.ParseJson(resolved, "s").ToJson(resolved: true));
        }
    }

    [Fact]
    public async Task AnAttributeOfActions_IsWrittenAsCedarDoes()
    {
        var oracle = new OracleCalls();
        foreach (var text in Schemas)
        {
            oracle.Add("schemaToJsonWithResolvedTypes", OracleCalls.Text(text));
        }

        var answers = await oracle.RunAsync();

        for (var i = 0; i < Schemas.Length; i++)
        {
            Assert.True(OracleCalls.Succeeded(answers[i]), answers[i].ToString());
            var theirs = JsonNode.Parse(answers[i].GetProperty("json").GetRawText());
            var ours = JsonNode.Parse(CedarSchema.Parse(Schemas[i], "s").ToJson(resolved: true));
            Assert.True(JsonNode.DeepEquals(theirs, ours), $"Cedar: {theirs}\nours: {ours}");
        }
    }

    [Theory]
    [InlineData("entity U in Action; action x;")]
    [InlineData("entity U; action x appliesTo { principal: Action, resource: U };")]
    public void AnEntityTypeOfActions_IsRefused(string text) =>
        Assert.Throws<CedarSyntaxException>(() => CedarSchema.Parse(text, "s"));
}
