using System.Text.Json;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Says which column holds which attribute of a resource.</summary>
internal static class ColumnFile
{
    private const string Code = "DP1002";

    /// <summary>Gives each attribute the column of its name; one that no column can hold has none.</summary>
    public static IReadOnlyDictionary<string, RowColumn> ByName(EntityTypeDefinition type)
    {
        var columns = new Dictionary<string, RowColumn>(StringComparer.Ordinal);
        foreach (var (name, attribute) in type.Attributes.Attributes)
        {
            if (TypeOf(attribute.Type) is { } held)
            {
                columns.Add(name, new(name, held, Nullable: !attribute.IsRequired));
            }
        }

        return columns;
    }

    /// <summary>Reads <c>{attribute: {"column", "type", "nullable"}}</c>; what is left out is as <see cref="ByName"/> has it.</summary>
    /// <exception cref="CedarDataException">The file is not that, or names an attribute that the type does not have.</exception>
    public static IReadOnlyDictionary<string, RowColumn> Read(SourceFile file, EntityTypeDefinition type) => JsonFields.Read(file.Text, file.Path, Code, root =>
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw JsonFields.Wrong(file.Path, Code, "Columns are a JSON object by attribute.");
        }

        return root.EnumerateObject().ToDictionary(one => one.Name, one => ReadOne(one, file.Path, type), StringComparer.Ordinal);
    });

    private static RowColumn ReadOne(JsonProperty one, string path, EntityTypeDefinition type)
    {
        if (!type.Attributes.Attributes.TryGetValue(one.Name, out var attribute))
        {
            throw JsonFields.Wrong(path, Code, $"'{type.Name}' has no attribute '{one.Name}'.");
        }

        JsonFields.Allow(one.Value, path, Code, "column", "type", "nullable");
        var column = JsonFields.Find(one.Value, "column") is { } name ? name : default;
        var nullable = JsonFields.Find(one.Value, "nullable") is { } flag ? flag : default;
        var given = JsonFields.Find(one.Value, "type") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        var held = given is null ? TypeOf(attribute.Type) : TypeOf(given, attribute.Type);
        return one.Value.ValueKind == JsonValueKind.Object && held is not null
            && column.ValueKind is JsonValueKind.String or JsonValueKind.Undefined
            && nullable.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Undefined
                ? new(
                    column.ValueKind == JsonValueKind.String ? column.GetString()! : one.Name,
                    held,
                    nullable.ValueKind == JsonValueKind.Undefined ? !attribute.IsRequired : nullable.GetBoolean())
                : throw JsonFields.Wrong(
                    path, Code, $"The column of '{one.Name}' is an object with 'column' (text), 'nullable' (true or false) and 'type'.",
                    "Types: bool, long, string, decimal, datetime, datetimetz, date, entity.");
    }

    private static RowColumnType? TypeOf(CedarType type) => type switch
    {
        BoolType => RowColumnType.Bool,
        LongType => RowColumnType.Long,
        StringType => RowColumnType.String,
        EntityType entity => RowColumnType.Entity(entity.Name),
        ExtensionType { Kind: CedarKind.Decimal } => RowColumnType.Decimal,
        ExtensionType { Kind: CedarKind.DateTime } => RowColumnType.DateTime,
        _ => null,
    };

    private static RowColumnType? TypeOf(string name, CedarType attribute) => name switch
    {
        "bool" => RowColumnType.Bool,
        "long" => RowColumnType.Long,
        "string" => RowColumnType.String,
        "decimal" => RowColumnType.Decimal,
        "datetime" => RowColumnType.DateTime,
        "datetimetz" => RowColumnType.DateTimeTz,
        "date" => RowColumnType.Date,
        "entity" when attribute is EntityType entity => RowColumnType.Entity(entity.Name),
        _ => null,
    };
}
