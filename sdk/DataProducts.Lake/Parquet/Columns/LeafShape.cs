using DataProducts.Iceberg;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Parquet.Format;

namespace DataProducts.Lake.Parquet.Columns;

/// <summary>A leaf with its greatest levels and the names on the way to it (Parquet format, Nested Encoding).</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="Definition">How many of the nodes down to it may be missing.</param>
/// <param name="Repetition">How many of them repeat.</param>
/// <param name="Path">The names of these nodes.</param>
internal sealed record LeafShape(Leaf Leaf, byte Definition, byte Repetition, IReadOnlyList<string> Path)
{
    /// <summary>Gives the leaves in the file's order.</summary>
    public static IReadOnlyList<LeafShape> Of(IReadOnlyList<TableColumn> columns)
    {
        var (leaves, shapes) = (Leaf.Of(columns), new List<LeafShape>());
        foreach (var column in columns)
        {
            Add(column.AsField(), 0, 0, []);
        }

        return shapes;

        void Add(TableField field, int definition, int repetition, string[] outer)
        {
            var type = field.Field.Type;
            string[] path = [.. outer, field.Field.Name];
            definition += field.Field.Nullable ? 1 : 0;
            if (!type.IsNested)
            {
                shapes.Add(new LeafShape(leaves[shapes.Count], checked((byte)definition), checked((byte)repetition), path));
                return;
            }

            if (ParquetSchema.Repeats(type) is { } level)
            {
                path = [.. path, level];
                (definition, repetition) = (definition + 1, repetition + 1);
            }

            foreach (var child in field.Children)
            {
                Add(child, definition, repetition, path);
            }
        }
    }
}
