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

/// <summary>A schema as its writer declared it.</summary>
internal sealed class AvroType(AvroKind kind)
{
    public AvroKind Kind { get; } = kind;

    /// <summary>Bytes of a fixed, symbols of an enum.</summary>
    public int Size { get; init; }

    /// <summary>Items of an array, values of a map, branches of a union.</summary>
    public IReadOnlyList<AvroType> Parts { get; init; } = [];

    /// <summary>Fields of a record; filled after the record is named, since a field may refer to its record.</summary>
    public List<AvroField> Fields { get; } = [];
}
