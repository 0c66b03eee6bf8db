using System.Globalization;

namespace DataProducts.Generators.Model;

/// <summary>A type whose values the runtime library reads and writes.</summary>
internal sealed record ScalarType(ColumnKind Kind, int Precision = 0, int Scale = 0) : ColumnType(Kind, KeywordOf(Kind))
{
    /// <summary>Gets text.</summary>
    public static ScalarType Text { get; } = new(ColumnKind.String);

    /// <summary>Gets the member of <c>LakeKind</c>.</summary>
    public string LakeKind => Kind switch
    {
        ColumnKind.Jurisdiction => nameof(ColumnKind.String),
        ColumnKind.DateTime => nameof(ColumnKind.TimestampTz),
        _ => Kind.ToString(),
    };

    /// <summary>Gets the name in the manifest: an Iceberg primitive type.</summary>
    public string ManifestName => Kind == ColumnKind.Decimal
        ? string.Format(CultureInfo.InvariantCulture, "decimal({0}, {1})", Precision, Scale)
        : LakeKind.ToLowerInvariant();

    /// <summary>Gets the type of the values in a <c>FixedColumn</c>, or null where the column holds bytes.</summary>
    public string? FixedValue => Kind switch
    {
        ColumnKind.Date => "int",
        ColumnKind.TimestampTz or ColumnKind.DateTime or ColumnKind.Time => "long",
        ColumnKind.Decimal => "global::System.Int128",
        ColumnKind.String or ColumnKind.Jurisdiction or ColumnKind.Binary => null,
        _ => Keyword,
    };

    public override string Word => Kind == ColumnKind.Decimal
        ? string.Format(CultureInfo.InvariantCulture, "Decimal{0}And{1}", Precision, Scale)
        : Kind.ToString();

    private static string KeywordOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean => "bool",
        ColumnKind.Int => "int",
        ColumnKind.Long => "long",
        ColumnKind.Float => "float",
        ColumnKind.Double => "double",
        ColumnKind.Decimal => "decimal",
        ColumnKind.Uuid => "global::System.Guid",
        ColumnKind.Date => "global::System.DateOnly",
        ColumnKind.Time => "global::System.TimeOnly",
        ColumnKind.TimestampTz => "global::System.DateTimeOffset",
        ColumnKind.DateTime => "global::System.DateTime",
        ColumnKind.Binary => "byte[]",
        ColumnKind.Jurisdiction => "global::DataProducts.Jurisdiction",
        _ => "string",
    };
}
