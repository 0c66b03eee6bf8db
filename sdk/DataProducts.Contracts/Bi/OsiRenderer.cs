using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes a product as an Open Semantic Interchange file (Apache Ossie core specification 0.2.0.dev0, a draft): a semantic model a
/// jurisdiction, over its views for Athena.</summary>
/// <remarks>The standard has no words for units, tokens, classification and deprecation: they stand in the descriptions, for people, and in
/// an extension of vendor <c>COMMON</c>, for tools.</remarks>
internal static class OsiRenderer
{
    private const string Catalog = "AwsDataCatalog";

    /// <summary>Renders the models.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>YAML with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest) => Render(manifest, manifest.Id);

    /// <summary>Renders the models.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="name">What the models' names start with.</param>
    /// <returns>YAML with <c>\n</c> at the end of each line.</returns>
    public static string Render(ProductManifest manifest, string name)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return YamlText.Document(new()
        {
            { "version", "0.2.0.dev0" },
            { "semantic_model", new YamlList([.. LakeTables.Jurisdictions(manifest).Select(jurisdiction => Model(manifest, name, jurisdiction))]) },
        });
    }

    private static YamlMap Model(ProductManifest manifest, string name, Jurisdiction jurisdiction) => new()
    {
        { "name", $"{name}.{jurisdiction.Code.ToLowerInvariant()}" },
        { "description", manifest.Description },
        { "datasets", new YamlList([.. manifest.Ports.Select(port => Dataset(manifest, port, jurisdiction))]) },
        { "relationships", new YamlList([.. PortRelation.Of(manifest).Select(Relationship)]) },
        { "metrics", new YamlList([.. manifest.Ports.Where(port => Counted(port) is not null).Select(Count)]) },
    };

    private static YamlMap Dataset(ProductManifest manifest, PortManifest port, Jurisdiction jurisdiction) => new()
    {
        { "name", port.Name },
        { "source", $"{Catalog}.{LakeTables.ViewDatabase(manifest, jurisdiction)}.{port.Name}" },
        { "primary_key", new YamlList([.. port.Key.Select(Text)]) },
        { "unique_keys", new YamlList([.. port.Columns.Where(column => column.Unique).Select(column => new YamlList([Text(column.Name)]))]) },
        { "fields", new YamlList([.. port.Columns.Select(Field)]) },
    };

    private static YamlMap Field(ColumnManifest column) => new()
    {
        { "name", column.Name },
        { "expression", Expression(SqlText.Name(column.Name)) },
        { "dimension", column.Type.Kind is LakeKind.Date or LakeKind.TimestampTz ? new YamlMap { { "is_time", true } } : null },
        { "description", ColumnText.InView(column) },
        { "datatype", OsiType.Of(column.Type) },
        { "custom_extensions", Extension(column) is { } data ? new YamlList([new YamlMap { { "vendor_name", "COMMON" }, { "data", data } }]) : null },
    };

    private static YamlMap Relationship(PortRelation relation) => new()
    {
        { "name", $"{relation.From.Name}.{relation.Column.Name}" },
        { "from", relation.From.Name },
        { "to", relation.To.Name },
        { "from_columns", new YamlList([Text(relation.Column.Name)]) },
        { "to_columns", new YamlList([Text(relation.Target.Name)]) },
    };

    private static YamlMap Count(PortManifest port) => new()
    {
        { "name", $"number_of_{port.Name}" },
        { "expression", Expression($"COUNT({SqlText.Name(port.Name)}.{SqlText.Name(Counted(port)!)})") },
        { "description", $"How many rows {port.Name} has." },
        { "datatype", "Integer" },
    };

    // A metric names its dataset by a column: one that every row has and no view masks.
    private static string? Counted(PortManifest port) =>
        port.Columns.FirstOrDefault(column => column is { Nullable: false, Classification: Classification.Internal })?.Name;

    private static YamlMap Expression(string sql) => new()
    {
        { "dialects", new YamlList([new YamlMap { { "dialect", "ANSI_SQL" }, { "expression", sql } }]) },
    };

    private static string? Extension(ColumnManifest column)
    {
        if (column is { IsClear: true, Unit: null, Deprecated: null, Values: [] })
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Write("unit", column.Unit);
            Write("deprecated", column.Deprecated);
            Write("token", column.Pii?.Kind.ToString());
            Write("classification", column.Classification == Classification.Internal ? null : column.Classification.ToString());
            if (column.Values.Count > 0)
            {
                json.WriteStartArray("values");
                foreach (var value in column.Values)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();

            void Write(string name, string? value)
            {
                if (value is not null)
                {
                    json.WriteString(name, value);
                }
            }
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static YamlNode Text(string text) => text;
}
