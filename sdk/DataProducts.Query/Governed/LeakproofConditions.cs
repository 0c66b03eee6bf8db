using System.Text.Json.Nodes;

namespace DataProducts.Query.Governed;

/// <summary>
/// The conditions that cannot fail on any row: comparisons of a column with a literal or another column of its own type, tests for null, LIKE with
/// a literal pattern, and AND, OR and NOT of these.
/// </summary>
internal sealed class LeakproofConditions(FromTables tables)
{
    // Two numbers of so many digits are compared in a decimal of at most 36, which the engine has.
    private const int MostDigits = 18;

    /// <summary>Says whether an expression is one.</summary>
    public bool Is(JsonNode expression)
    {
        var node = expression.AsObject();
        return (GovernedTree.Text(node, "class"), GovernedTree.Text(node, "type")) switch
        {
            ("CONJUNCTION", _) => Children(node).All(child => Is(child!)),
            ("OPERATOR", "OPERATOR_NOT") => Children(node).All(child => Is(child!)),
            ("OPERATOR", "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL") => Children(node).All(child => ColumnOf(child) is not null),
            ("OPERATOR", "COMPARE_IN" or "COMPARE_NOT_IN") => ColumnOf(Children(node)[0]) is { } column
                && Children(node).Skip(1).All(child => IsLiteralOf(column, child)),
            ("COMPARISON", _) => AreComparable(node["left"], node["right"]),
            ("BETWEEN", _) => ColumnOf(node["input"]) is { } column && IsLiteralOf(column, node["lower"]) && IsLiteralOf(column, node["upper"]),
            ("FUNCTION", _) => GovernedTree.Text(node, "function_name") is "~~" or "!~~"
                && Children(node) is [var text, var pattern]
                && ColumnOf(text) is { Kind: LakeKind.String } column && IsLiteralOf(column, pattern),
            _ => false,
        };
    }

    private static JsonArray Children(JsonObject node) => node["children"]!.AsArray();

    private bool AreComparable(JsonNode? left, JsonNode? right) => (ColumnOf(left), ColumnOf(right)) switch
    {
        ({ } one, { } other) => one.Children.Count == 0 && one.Kind == other.Kind && one.Precision == other.Precision && one.Scale == other.Scale,
        ({ } column, null) => IsLiteralOf(column, right),
        (null, { } column) => IsLiteralOf(column, left),
        _ => false,
    };

    private LakeType? ColumnOf(JsonNode? expression) =>
        expression is JsonObject node && GovernedTree.Text(node, "class") == "COLUMN_REF"
            ? tables.Resolve([.. node["column_names"]!.AsArray().Select(part => (string)part!)])?.Column.Type
            : null;

    // A literal that the engine brings to the column's type, never the column to another that might not hold it.
    private static bool IsLiteralOf(LakeType column, JsonNode? expression)
    {
        if (expression is not JsonObject node)
        {
            return false;
        }

        if (GovernedTree.Text(node, "class") == "CAST")
        {
            return node["child"] is JsonObject text && GovernedTree.Text(text, "class") == "CONSTANT" && TypeOf(text["value"]) == "VARCHAR"
                && node["cast_type"] is JsonObject type && (column.Kind, GovernedTree.Text(type, "id")) is
                    (LakeKind.Date, "DATE") or (LakeKind.Timestamp, "TIMESTAMP");
        }

        return GovernedTree.Text(node, "class") == "CONSTANT" && (column.Kind, TypeOf(node["value"])) switch
        {
            (LakeKind.String, "VARCHAR") or (LakeKind.Boolean, "BOOLEAN") => true,
            (LakeKind.Int or LakeKind.Long, "INTEGER" or "BIGINT") => true,
            (LakeKind.Decimal, "INTEGER" or "BIGINT") => column.Precision <= MostDigits,
            (LakeKind.Int or LakeKind.Long, "DECIMAL") => HasFewDigits(node["value"]),
            (LakeKind.Decimal, "DECIMAL") => column.Precision <= MostDigits && HasFewDigits(node["value"]),
            _ => false,
        };
    }

    private static string TypeOf(JsonNode? literal) =>
        literal is JsonObject value && value["is_null"]?.GetValue<bool>() == false && value["type"] is JsonObject type ? GovernedTree.Text(type, "id") : "";

    private static bool HasFewDigits(JsonNode? literal) =>
        literal?["type"]?["type_info"]?["width"] is JsonValue width && width.TryGetValue<int>(out var digits) && digits <= MostDigits;
}
