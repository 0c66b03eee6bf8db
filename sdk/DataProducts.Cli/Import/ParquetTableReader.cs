using DataProducts.Lake.Reading.Leaves;
using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Cli.Import;

/// <summary>Reads the schema of a Parquet file (Parquet format, Logical Types); no row is read.</summary>
internal static class ParquetTableReader
{
    /// <summary>Reads the one table.</summary>
    /// <exception cref="DataProductException"><c>DP1270</c> or <c>DP1273</c>.</exception>
    public static IReadOnlyList<ImportedTable> Read(string path)
    {
        try
        {
            using (var bytes = File.OpenRead(path))
            {
                FooterCheck.Check(bytes); // a schema nested without end would take the process with it
            }

            using var reader = new ParquetFileReader(path);
            using var root = reader.FileMetaData.Schema.GroupNode;
            if (root.FieldCount > ImportLimits.Columns)
            {
                throw ImportErrors.TooMuch(path, $"more than {ImportLimits.Columns} columns");
            }

            return [new(Path.GetFileNameWithoutExtension(path), [.. root.Fields.Select(Column)])];
        }
        catch (Exception failure) when (failure is ParquetException or IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            throw ImportErrors.Unreadable(path, "is no Parquet file that can be read", failure);
        }
    }

    private static ImportedColumn Column(Node node)
    {
        var (type, note) = TypeOf(node, 0);
        return new(node.Name, type, node.Repetition == Repetition.Optional) { Note = note };
    }

    private static (LakeType Type, string? Note) TypeOf(Node node, int depth)
    {
        if (depth > ImportLimits.Depth)
        {
            return (new(LakeKind.String), $"more than {ImportLimits.Depth} types stand in each other: read as text");
        }

        if (node is PrimitiveNode primitive)
        {
            var one = ParquetPrimitive.TypeOf(primitive);
            return node.Repetition == Repetition.Repeated ? (LakeType.List(one.Type), one.Note) : one;
        }

        using var logical = node.LogicalType;
        var fields = ((GroupNode)node).Fields;
        return logical.Type switch
        {
            LogicalTypeEnum.List when fields is [GroupNode { Fields: [var element] }] => ListOf(element, depth),
            LogicalTypeEnum.Map when fields is [GroupNode { Fields: [var key, var value] }] => MapOf(key, value, depth),
            _ => StructOf(fields, node.Repetition == Repetition.Repeated, depth),
        };
    }

    private static (LakeType Type, string? Note) ListOf(Node element, int depth)
    {
        var (type, note) = TypeOf(element, depth + 1);
        return (LakeType.List(type, element.Repetition == Repetition.Optional), note);
    }

    private static (LakeType Type, string? Note) MapOf(Node key, Node value, int depth)
    {
        var (keyType, keyNote) = TypeOf(key, depth + 1);
        var (valueType, valueNote) = TypeOf(value, depth + 1);
        return keyType.IsNested
            ? (new(LakeKind.String), "its keys are nested: read as text")
            : (LakeType.Map(keyType, valueType, value.Repetition == Repetition.Optional), keyNote ?? valueNote);
    }

    private static (LakeType Type, string? Note) StructOf(Node[] fields, bool repeated, int depth)
    {
        var parts = new List<LakeField>();
        string? note = null;
        foreach (var field in fields)
        {
            var (type, own) = TypeOf(field, depth + 1);
            note ??= own;
            parts.Add(new(Identifiers.Snake(field.Name, [.. parts.Select(part => part.Name)]), type, field.Repetition == Repetition.Optional));
        }

        if (parts.Count == 0)
        {
            return (new(LakeKind.String), "it is a group without fields: read as text");
        }

        var group = LakeType.Struct(parts);
        return (repeated ? LakeType.List(group) : group, note);
    }
}
