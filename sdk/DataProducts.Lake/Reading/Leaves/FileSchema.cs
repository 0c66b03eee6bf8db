using ParquetSharp;
using ParquetSharp.Schema;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Copies a file's schema. Sizes are limited: the schema comes from a file.</summary>
internal static class FileSchema
{
    public const int DeepestNode = 100; // lists and maps take two levels each; a table's schema has 32
    public const int MostNodes = 50_000;

    /// <summary>Gives the top-level fields.</summary>
    /// <exception cref="InvalidDataException">It has no end.</exception>
    public static IReadOnlyList<FileNode> Read(SchemaDescriptor schema)
    {
        using var root = schema.GroupNode;
        var (leaves, left) = (0, MostNodes);
        return Fields(root, 0, 0, 0, ref leaves, ref left);
    }

    private static List<FileNode> Fields(GroupNode group, short definition, short repetition, int depth, ref int leaves, ref int left)
    {
        var fields = new List<FileNode>();
        foreach (var field in group.Fields)
        {
            using (field)
            {
                if (depth == DeepestNode || --left < 0)
                {
                    throw new InvalidDataException("its schema is too large");
                }

                fields.Add(Field(field, definition, repetition, depth, ref leaves, ref left));
            }
        }

        return fields;
    }

    private static FileNode Field(Node field, short definition, short repetition, int depth, ref int leaves, ref int left)
    {
        var isRepeated = field.Repetition == ParquetSharp.Repetition.Repeated;
        definition += field.Repetition == ParquetSharp.Repetition.Required ? (short)0 : (short)1;
        repetition += isRepeated ? (short)1 : (short)0;
        using var logical = Logical(field);
        var node = new FileNode
        {
            Name = field.Name,
            Id = field.FieldId >= 0 ? field.FieldId : null,
            IsRepeated = isRepeated,
            Annotation = logical?.Type ?? LogicalTypeEnum.Undefined,
            Definition = definition,
            Repetition = repetition,
            Position = leaves,
            Storage = null,
        };
        return field switch
        {
            GroupNode inner => node with { Children = Fields(inner, definition, repetition, depth + 1, ref leaves, ref left) },
            PrimitiveNode leaf => node with { Position = leaves++, Storage = Storage(leaf, logical) },
            _ => throw new InvalidDataException("its schema has a field that is neither group nor value"),
        };
    }

    // One that the library does not know, such as a future one; a column that nobody asks for may have it.
    private static LogicalType? Logical(Node field)
    {
        try
        {
            return field.LogicalType;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static FileStorage Storage(PrimitiveNode leaf, LogicalType? logical)
    {
        var storage = new FileStorage(leaf.PhysicalType, leaf.TypeLength, logical?.Type ?? LogicalTypeEnum.Undefined);
        return logical switch
        {
            DecimalLogicalType type => storage with { Precision = type.Precision, Scale = type.Scale },
            IntLogicalType type => storage with { Precision = type.BitWidth, IsSigned = type.IsSigned },
            TimeLogicalType type => storage with { Unit = type.TimeUnit },
            TimestampLogicalType type => storage with { Unit = type.TimeUnit },
            _ => storage,
        };
    }
}
