using System.Globalization;

namespace DataProducts;

/// <summary>The type of a lake column: an Iceberg primitive type (Iceberg specification, Primitive Types).</summary>
/// <param name="Kind">Which type.</param>
/// <param name="Precision">Digits of a decimal, bytes of a fixed; otherwise 0.</param>
/// <param name="Scale">Digits after the point of a decimal; otherwise 0.</param>
public readonly record struct LakeType(LakeKind Kind, int Precision = 0, int Scale = 0)
{
    /// <summary>Gives the type's name as Iceberg and our manifest spell it, for example <c>decimal(12, 2)</c>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int => "int",
        LakeKind.Long => "long",
        LakeKind.Float => "float",
        LakeKind.Double => "double",
        LakeKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"decimal({Precision}, {Scale})"),
        LakeKind.Date => "date",
        LakeKind.TimestampTz => "timestamptz",
        LakeKind.String => "string",
        LakeKind.Uuid => "uuid",
        LakeKind.Fixed => string.Create(CultureInfo.InvariantCulture, $"fixed[{Precision}]"),
        LakeKind.Binary => "binary",
        _ => "unknown",
    };
}
