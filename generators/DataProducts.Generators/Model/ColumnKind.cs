namespace DataProducts.Generators.Model;

/// <summary>What a property's type is to the lake.</summary>
internal enum ColumnKind
{
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Decimal,
    String,
    Uuid,
    Date,
    TimestampTz,

    /// <summary>The derived jurisdiction: text in the lake, never read from a source.</summary>
    Jurisdiction,
}
