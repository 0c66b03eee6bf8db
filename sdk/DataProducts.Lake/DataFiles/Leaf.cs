using DataProducts.Iceberg;
using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.DataFiles;

/// <summary>A column of a data file: a primitive column of the table, or a primitive part of a nested one.</summary>
/// <param name="FieldId">Its field id.</param>
/// <param name="Type">Its type, primitive.</param>
/// <param name="Path">Where it stands in the file's schema, with dots.</param>
/// <param name="Bounds">Whether its least and greatest value may be kept and mean anything to a reader: not inside lists and maps.</param>
/// <param name="Statistics">Whether the file itself may keep them.</param>
internal sealed record Leaf(int FieldId, LakeType Type, string Path, bool Bounds, bool Statistics)
{
    /// <summary>Gives the leaves in the file's order: depth first.</summary>
    public static IReadOnlyList<Leaf> Of(IReadOnlyList<TableColumn> columns)
    {
        var leaves = new List<Leaf>();
        foreach (var column in columns)
        {
            Add(leaves, column.AsField(), column.Column.Name, column.Column.Bounds, isRepeated: false);
        }

        return leaves;
    }

    private static void Add(List<Leaf> leaves, TableField field, string path, bool bounds, bool isRepeated)
    {
        var type = field.Field.Type;
        if (!type.IsNested)
        {
            leaves.Add(new Leaf(field.FieldId, type, path, bounds && !isRepeated, bounds && ValueRange.HasOrder(type)));
            return;
        }

        var level = type.Kind switch { LakeKind.List => ".list", LakeKind.Map => ".key_value", _ => "" };
        foreach (var child in field.Children)
        {
            Add(leaves, child, $"{path}{level}.{child.Field.Name}", bounds, isRepeated || type.Kind != LakeKind.Struct);
        }
    }
}
