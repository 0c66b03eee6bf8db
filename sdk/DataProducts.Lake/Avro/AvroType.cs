namespace DataProducts.Lake.Avro;

/// <summary>Avro's types (Avro 1.12 specification, Schema Declaration).</summary>
internal enum AvroKind
{
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Fixed,
    Enum,
    Array,
    Map,
    Union,
    Record,
}

/// <summary>A field of a record. Iceberg finds fields by <paramref name="Id"/>, since writers differ in names.</summary>
internal sealed record AvroField(string Name, int? Id, AvroType Type);

/// <summary>What a primitive stands for (Avro 1.12 specification, Logical Types).</summary>
/// <param name="Name">The logical type.</param>
/// <param name="Precision">Digits of a decimal; otherwise 0.</param>
/// <param name="Scale">Digits after the point of a decimal; otherwise 0.</param>
/// <param name="IsUtc">Whether a timestamp is a point of time: Iceberg's <c>adjust-to-utc</c>.</param>
internal sealed record AvroLogical(string Name, int Precision, int Scale, bool IsUtc);

/// <summary>A schema as its writer declared it.</summary>
internal sealed class AvroType(AvroKind kind)
{
    public AvroKind Kind { get; } = kind;

    /// <summary>Bytes of a fixed, symbols of an enum.</summary>
    public int Size { get; init; }

    /// <summary>What a primitive stands for, or null.</summary>
    public AvroLogical? Logical { get; init; }

    /// <summary>Items of an array, values of a map, branches of a union.</summary>
    public IReadOnlyList<AvroType> Parts { get; init; } = [];

    /// <summary>Fields of a record; filled after the record is named, since a field may refer to its record.</summary>
    public List<AvroField> Fields { get; } = [];
}
