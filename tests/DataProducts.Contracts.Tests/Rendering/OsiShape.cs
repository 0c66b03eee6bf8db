using System.Text.Json.Nodes;

namespace DataProducts.Contracts.Tests;

/// <summary>What Apache Ossie's core specification 0.2.0.dev0 lets an Open Semantic Interchange file hold: the members of each object, which of
/// them must be there, and the values of its enumerations.</summary>
internal static class OsiShape
{
    private static readonly string[] DataTypes =
        ["String", "Integer", "Decimal", "Float", "Boolean", "Date", "Time", "DateTime", "DateTimeTz", "Opaque"];

    public static void Check(JsonNode file)
    {
        Members(file, ["version", "semantic_model"]);
        Assert.Equal("0.2.0.dev0", Text(file["version"]));
        foreach (var model in Items(file["semantic_model"]))
        {
            Members(model, ["name", "datasets"], "description", "ai_context", "relationships", "metrics", "custom_extensions");
            var datasets = Items(model["datasets"]).ToDictionary(dataset => Text(dataset["name"]), dataset => dataset, StringComparer.Ordinal);
            Assert.NotEmpty(datasets);
            Assert.All(datasets.Values, CheckDataset);
            foreach (var relationship in Items(model["relationships"]))
            {
                Members(relationship, ["name", "from", "to", "from_columns", "to_columns"], "ai_context", "custom_extensions");
                Columns(datasets[Text(relationship["from"])], relationship["from_columns"]);
                Columns(datasets[Text(relationship["to"])], relationship["to_columns"]);
            }

            foreach (var metric in Items(model["metrics"]))
            {
                Members(metric, ["name", "expression"], "description", "datatype", "ai_context", "custom_extensions");
                CheckExpression(metric["expression"]!);
            }
        }
    }

    private static void CheckDataset(JsonNode dataset)
    {
        Members(dataset, ["name", "source"], "primary_key", "unique_keys", "description", "ai_context", "fields", "custom_extensions");
        Assert.Equal(3, Text(dataset["source"]).Split('.').Length);
        foreach (var field in Items(dataset["fields"]))
        {
            Members(field, ["name", "expression"], "dimension", "label", "description", "datatype", "ai_context", "custom_extensions");
            Assert.Contains(Text(field["datatype"]), DataTypes);
            CheckExpression(field["expression"]!);
            foreach (var extension in Items(field["custom_extensions"]))
            {
                Members(extension, ["vendor_name", "data"]);
                Assert.NotNull(JsonNode.Parse(Text(extension["data"])));
            }
        }

        Columns(dataset, dataset["primary_key"]);
        Assert.All(Items(dataset["unique_keys"]), key => Columns(dataset, key));
    }

    private static void CheckExpression(JsonNode expression)
    {
        Members(expression, ["dialects"]);
        var dialect = Assert.Single(Items(expression["dialects"]));
        Members(dialect, ["dialect", "expression"]);
        Assert.Equal("ANSI_SQL", Text(dialect["dialect"]));
        Assert.NotEmpty(Text(dialect["expression"]));
    }

    private static void Columns(JsonNode dataset, JsonNode? names)
    {
        var fields = Items(dataset["fields"]).Select(field => Text(field["name"])).ToList();
        Assert.All(Items(names), name => Assert.Contains(Text(name), fields));
    }

    private static void Members(JsonNode node, string[] required, params string[] optional)
    {
        var names = node.AsObject().Select(member => member.Key).ToList();
        Assert.Empty(required.Except(names, StringComparer.Ordinal));
        Assert.Empty(names.Except(required, StringComparer.Ordinal).Except(optional, StringComparer.Ordinal));
    }

    private static IEnumerable<JsonNode> Items(JsonNode? list) => list is null ? [] : list.AsArray().Select(item => item!);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
