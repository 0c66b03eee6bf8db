using ParquetSharp;

namespace DataProducts.Lake.Reading.Leaves;

/// <summary>A field of a Parquet file's schema, out of the native library's hands.</summary>
internal sealed record FileNode
{
    public required string Name { get; init; }

    /// <summary>Gets the field id: the file's own, or the one that the table's name mapping gives; null without one.</summary>
    public required int? Id { get; init; }

    public required bool IsRepeated { get; init; }

    /// <summary>Gets whether it is a list or a map, for which there are rules of its layout.</summary>
    public required LogicalTypeEnum Annotation { get; init; }

    /// <summary>Gets the definition level from which on it is there.</summary>
    public required short Definition { get; init; }

    /// <summary>Gets how many of the fields down to it, itself included, repeat.</summary>
    public required short Repetition { get; init; }

    /// <summary>Gets which of the file's leaves it is, or, of a group, which one is the first below it; -1 of an empty group.</summary>
    public required int Position { get; init; }

    /// <summary>Gets how a leaf is stored; null of a group.</summary>
    public required FileStorage? Storage { get; init; }

    public IReadOnlyList<FileNode> Children { get; init; } = [];

    /// <summary>Gets whether it or anything below has a field id.</summary>
    public bool HasIds => Id is not null || Children.Any(child => child.HasIds);

    /// <summary>Gives the first leaf below it, or itself; null of a group without one.</summary>
    public FileNode? FirstLeaf()
    {
        if (Storage is not null)
        {
            return this;
        }

        foreach (var child in Children)
        {
            if (child.FirstLeaf() is { } leaf)
            {
                return leaf;
            }
        }

        return null;
    }
}

/// <summary>How a leaf is stored.</summary>
/// <param name="Physical">The physical type.</param>
/// <param name="Length">The bytes of a fixed length; otherwise -1.</param>
/// <param name="Logical">The logical type; <see cref="LogicalTypeEnum.None"/> without one.</param>
internal sealed record FileStorage(PhysicalType Physical, int Length, LogicalTypeEnum Logical)
{
    /// <summary>Gets the unit of a time or timestamp.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>Gets the digits of a decimal, or the bits of an integer.</summary>
    public int Precision { get; init; }

    public int Scale { get; init; }

    public bool IsSigned { get; init; } = true;

    /// <summary>Says whether it is an integer whose values all fit a signed one of so many bits.</summary>
    public bool IsInteger(int bits) => Logical switch
    {
        LogicalTypeEnum.None => true,
        LogicalTypeEnum.Int => IsSigned ? Precision <= bits : Precision < bits,
        _ => false,
    };
}
