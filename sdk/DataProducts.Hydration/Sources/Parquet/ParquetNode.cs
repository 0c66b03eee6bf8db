namespace DataProducts.Hydration;

/// <summary>A column of a Parquet file, or a part of a nested one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its names from the top, with dots.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Definition">The definition level from which on it is there; below, it or something above it is null.</param>
internal abstract record ParquetNode(string Name, string Path, SourceKind Kind, short Definition);

/// <summary>A column chunk.</summary>
internal sealed record ParquetLeafNode(string Name, string Path, SourceKind Kind, short Definition, short Repetition, int Index, Func<ParquetLeaf> Open)
    : ParquetNode(Name, Path, Kind, Definition);

/// <summary>A struct.</summary>
internal sealed record ParquetStructNode(string Name, string Path, short Definition, IReadOnlyList<ParquetNode> Fields)
    : ParquetNode(Name, Path, SourceKind.Struct, Definition);

/// <summary>A list, or a map, whose elements are structs of key and value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its names from the top.</param>
/// <param name="Kind">List or map.</param>
/// <param name="Definition">From which level on it is there, be it empty.</param>
/// <param name="Repetition">The repetition level of a further element.</param>
/// <param name="ElementDefinition">From which level on there is an element.</param>
/// <param name="Element">The element; of a map, the struct of its two parts.</param>
internal sealed record ParquetRepeatedNode(
    string Name, string Path, SourceKind Kind, short Definition, short Repetition, short ElementDefinition, ParquetNode Element)
    : ParquetNode(Name, Path, Kind, Definition);
