using System.Text;
using DataProducts.Lake.Avro;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>
/// Reads partition tuples by the types that the file declares, since its writer may know transforms and types that we do not write.
/// </summary>
internal sealed class PartitionAvroReader
{
    private readonly (int Position, AvroType Type)[] _fields;

    /// <summary>Finds a spec's fields in a manifest's schema.</summary>
    /// <param name="entry">The schema of the manifest's entries.</param>
    /// <param name="spec">The spec.</param>
    public PartitionAvroReader(AvroType entry, PartitionSpec spec)
    {
        var declared = Declared(Declared(entry, 2), 102).Fields;
        if (declared.Count != spec.Fields.Count)
        {
            throw new AvroFormatException("its partition tuple has other fields than its partition spec");
        }

        _fields = [.. spec.Fields.Select(field => declared.FindIndex(other => other.Id == field.FieldId) is >= 0 and var at
            ? (at, Present(declared[at].Type))
            : throw new AvroFormatException("its partition tuple lacks a field of its partition spec"))];
        Types = [.. _fields.Select(field => TypeOf(field.Type))];
    }

    /// <summary>Gets the types of the values, in the order of the spec.</summary>
    public IReadOnlyList<LakeType> Types { get; }

    /// <summary>Gives the tuple in the order of the spec.</summary>
    public PartitionTuple Read(AvroRecord? record)
    {
        if (_fields.Length == 0)
        {
            return PartitionTuple.Empty;
        }

        if (record is null)
        {
            throw new AvroFormatException("a file has no partition tuple");
        }

        var values = new byte[]?[_fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueOf(record[_fields[i].Position], Types[i]);
        }

        return new PartitionTuple(values);
    }

    private static AvroType Declared(AvroType record, int id) =>
        record.Fields.Find(field => field.Id == id) is { } field && Present(field.Type) is { Kind: AvroKind.Record } inner
            ? inner
            : throw new AvroFormatException($"its schema has no record with id {id}");

    // The type of a union's other branch than null.
    private static AvroType Present(AvroType type) => type.Kind != AvroKind.Union
        ? type
        : type.Parts.Where(part => part.Kind != AvroKind.Null).ToArray() is [var only]
            ? only
            : throw new AvroFormatException("a partition value is neither one type nor null");

    private static LakeType TypeOf(AvroType type) => (type.Kind, type.Logical?.Name) switch
    {
        (AvroKind.Boolean, _) => new(LakeKind.Boolean),
        (AvroKind.Int, "date") => new(LakeKind.Date),
        (AvroKind.Int, _) => new(LakeKind.Int),
        (AvroKind.Long, "time-micros") => new(LakeKind.Time),
        (AvroKind.Long, "timestamp-micros") => new(type.Logical!.IsUtc ? LakeKind.TimestampTz : LakeKind.Timestamp),
        (AvroKind.Long, "local-timestamp-micros") => new(LakeKind.Timestamp),
        (AvroKind.Long, _) => new(LakeKind.Long),
        (AvroKind.Float, _) => new(LakeKind.Float),
        (AvroKind.Double, _) => new(LakeKind.Double),
        (AvroKind.String, _) => new(LakeKind.String),
        (AvroKind.Fixed or AvroKind.Bytes, "decimal") when type.Logical is { Precision: >= 1 and <= 38 } logical && logical.Scale <= logical.Precision =>
            new(LakeKind.Decimal, logical.Precision, logical.Scale),
        (AvroKind.Fixed, "uuid") when type.Size == 16 => new(LakeKind.Uuid),
        (AvroKind.Fixed, not "decimal") when type.Size > 0 => new(LakeKind.Fixed, type.Size),
        (AvroKind.Bytes, not "decimal") => new(LakeKind.Binary),
        _ => throw new AvroFormatException("a partition value has a type that no column has"),
    };

    private static byte[]? ValueOf(object? value, LakeType type) => value switch
    {
        null => null,
        bool flag => SingleValue.Of(flag),
        int number => SingleValue.Of(number),
        long number => SingleValue.Of(number),
        float number => SingleValue.Of(number),
        double number => SingleValue.Of(number),
        string text => Encoding.UTF8.GetBytes(text),
        byte[] unscaled when type.Kind == LakeKind.Decimal => Decimal(unscaled, type.Precision),
        byte[] bytes => bytes,
        _ => throw new AvroFormatException("a partition value has a type that no column has"),
    };

    private static byte[] Decimal(byte[] unscaled, int precision)
    {
        var fewest = unscaled.Length is > 0 and <= 16 ? SingleValue.Of(SingleValue.Unscaled(unscaled)) : [];
        return fewest.Length > 0 && fewest.Length <= DecimalBytes.Length(precision)
            ? fewest
            : throw new AvroFormatException("a partition value has more digits than its type");
    }
}
