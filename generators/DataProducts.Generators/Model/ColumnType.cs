using System.Globalization;

namespace DataProducts.Generators.Model;

/// <summary>A column's type as C#, the lake and the manifest name it.</summary>
internal readonly record struct ColumnType(ColumnKind Kind, int Precision = 0, int Scale = 0)
{
    /// <summary>Gets the property's type without its question mark.</summary>
    public string Keyword => Kind switch
    {
        ColumnKind.Boolean => "bool",
        ColumnKind.Int => "int",
        ColumnKind.Long => "long",
        ColumnKind.Float => "float",
        ColumnKind.Double => "double",
        ColumnKind.Decimal => "decimal",
        ColumnKind.Uuid => "global::System.Guid",
        ColumnKind.Date => "global::System.DateOnly",
        ColumnKind.TimestampTz => "global::System.DateTimeOffset",
        ColumnKind.Jurisdiction => "global::DataProducts.Jurisdiction",
        _ => "string",
    };

    /// <summary>Gets the type of the values in a <c>FixedColumn</c>, or null where the column holds bytes.</summary>
    public string? FixedValue => Kind switch
    {
        ColumnKind.Date => "int",
        ColumnKind.TimestampTz => "long",
        ColumnKind.Decimal => "global::System.Int128",
        ColumnKind.String or ColumnKind.Jurisdiction => null,
        _ => Keyword,
    };

    /// <summary>Gets the member of <c>LakeKind</c>.</summary>
    public string LakeKind => Kind == ColumnKind.Jurisdiction ? nameof(ColumnKind.String) : Kind.ToString();

    /// <summary>Gets the name in the manifest: an Iceberg primitive type.</summary>
    public string ManifestName => Kind switch
    {
        ColumnKind.Decimal => string.Format(CultureInfo.InvariantCulture, "decimal({0}, {1})", Precision, Scale),
        _ => LakeKind.ToLowerInvariant(),
    };
}
