using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Hydration;

/// <summary>Reads the schema in a file's footer (Parquet format, LogicalTypes.md: Nested Types, with its rules for older files).</summary>
internal sealed class ParquetSchema(string part)
{
    private const int MaximumColumns = 10_000;

    // Deeper than contracts go, and little enough for recursion.
    private const int MaximumDepth = 24;

    private int _leaves;

    /// <summary>Gives the top-level columns.</summary>
    /// <exception cref="DataProductException"><c>DP1117</c>: there are too many, or they are nested too deeply.</exception>
    public IReadOnlyList<ParquetNode> Read(SchemaDescriptor schema)
    {
        if (schema.NumColumns > MaximumColumns)
        {
            throw HydrationErrors.ParquetLimit(part, "more than 10,000 columns");
        }

        using var root = schema.GroupNode;
        return ReadFields(root, "", 0, 0, 1);
    }

    private List<ParquetNode> ReadFields(GroupNode group, string path, short definition, short repetition, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw HydrationErrors.ParquetLimit(part, "columns nested more than 24 deep");
        }

        var fields = new List<ParquetNode>();
        foreach (var field in group.Fields)
        {
            using (field)
            {
                fields.Add(ReadField(field, path, definition, repetition, depth));
            }
        }

        return fields;
    }

    private ParquetNode ReadField(Node node, string above, short definition, short repetition, int depth)
    {
        var path = above.Length == 0 ? node.Name : $"{above}.{node.Name}";
        switch (node.Repetition)
        {
            case Repetition.Repeated: // without LIST: a list whose elements it is, and which cannot be null
                var element = ReadPresent(node, path, (short)(definition + 1), (short)(repetition + 1), depth);
                return new ParquetRepeatedNode(
                    node.Name, path, SourceKind.List, definition, (short)(repetition + 1), (short)(definition + 1), element);
            case Repetition.Optional:
                return ReadPresent(node, path, (short)(definition + 1), repetition, depth);
            default:
                return ReadPresent(node, path, definition, repetition, depth);
        }
    }

    private ParquetNode ReadPresent(Node node, string path, short definition, short repetition, int depth)
    {
        using var logical = node.LogicalType;
        if (node is PrimitiveNode primitive)
        {
            var (kind, open) = ParquetScalars.Of(primitive, logical, _leaves, definition, repetition);
            return new ParquetLeafNode(node.Name, path, kind, definition, repetition, _leaves++, open);
        }

        var group = (GroupNode)node;
        if (logical.Type is LogicalTypeEnum.List or LogicalTypeEnum.Map && group.FieldCount == 1)
        {
            using var repeated = group.Field(0);
            if (repeated.Repetition == Repetition.Repeated)
            {
                return logical.Type == LogicalTypeEnum.List
                    ? ReadList(node.Name, repeated, path, definition, repetition, depth)
                    : ReadMap(node.Name, repeated, path, definition, repetition, depth);
            }
        }

        return new ParquetStructNode(node.Name, path, definition, ReadFields(group, path, definition, repetition, depth + 1));
    }

    private ParquetRepeatedNode ReadList(string name, Node repeated, string path, short definition, short repetition, int depth)
    {
        var (inner, level) = ((short)(definition + 1), (short)(repetition + 1));
        ParquetNode element;
        if (repeated is GroupNode { FieldCount: 1 } middle && repeated.Name != "array" && repeated.Name != $"{name}_tuple")
        {
            using var field = middle.Field(0);
            element = ReadField(field, path, inner, level, depth + 1);
        }
        else
        {
            element = ReadPresent(repeated, path, inner, level, depth + 1);
        }

        return new ParquetRepeatedNode(name, path, SourceKind.List, definition, level, inner, element);
    }

    private ParquetRepeatedNode ReadMap(string name, Node repeated, string path, short definition, short repetition, int depth)
    {
        var (inner, level) = ((short)(definition + 1), (short)(repetition + 1));
        var entry = ReadPresent(repeated, path, inner, level, depth + 1);
        var isMap = entry is ParquetStructNode { Fields.Count: 2 };
        return new ParquetRepeatedNode(name, path, isMap ? SourceKind.Map : SourceKind.List, definition, level, inner, entry);
    }
}
