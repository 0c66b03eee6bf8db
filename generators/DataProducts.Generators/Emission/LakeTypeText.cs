using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes the lake's type of a column as an expression.</summary>
internal static class LakeTypeText
{
    private const string LakeType = "global::DataProducts.LakeType";
    private const string LakeField = "new global::DataProducts.LakeField";

    public static string Of(ColumnType type) => type.Held switch
    {
        ScalarType { Kind: ColumnKind.Decimal } number => $"new(global::DataProducts.LakeKind.Decimal, {number.Precision}, {number.Scale})",
        ScalarType scalar => $"new(global::DataProducts.LakeKind.{scalar.LakeKind})",
        StructType nested => $"{LakeType}.Struct({string.Join(", ", nested.Fields.Select(Field))})",
        ListType list => $"{LakeType}.ListOf({Part("element", list.Element)})" + (list.IsSet ? " with { UniqueElements = true }" : ""),
        MapType map => $"{LakeType}.MapOf({Part("key", new(map.Key, false))}, {Part("value", map.Value)})",
        _ => "new(global::DataProducts.LakeKind.String)",
    };

    private static string Part(string name, Element element) =>
        $"{LakeField}({CSharpText.Literal(name)}, {Of(element.Type)}, {CSharpText.Boolean(element.Nullable)}){About(null, null, element.Type, null)}";

    private static string Field(NestedField field) =>
        $"{LakeField}({CSharpText.Literal(field.Name)}, {Of(field.Type)}, {CSharpText.Boolean(field.Nullable)})"
        + About(field.Source == field.Name ? null : field.Source, field.Description, field.Type, field.Deprecated);

    private static string About(string? source, string? description, ColumnType type, string? deprecated)
    {
        var parts = new List<string>();
        if (source is not null)
        {
            parts.Add($"Source = {CSharpText.Literal(source)}");
        }

        if (description is not null)
        {
            parts.Add($"Documentation = {CSharpText.Literal(description)}");
        }

        if (type.Values.Count > 0)
        {
            parts.Add($"Values = [{string.Join(", ", type.Values.Select(CSharpText.Literal))}]");
        }

        if (deprecated is not null)
        {
            parts.Add($"Deprecated = {CSharpText.Literal(deprecated)}");
        }

        return parts.Count == 0 ? "" : $" {{ {string.Join(", ", parts)} }}";
    }
}
