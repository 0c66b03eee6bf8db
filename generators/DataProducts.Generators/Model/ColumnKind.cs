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
    Time,

    /// <summary>A <c>DateTimeOffset</c>.</summary>
    TimestampTz,

    /// <summary>A <c>DateTime</c>: a point of time in UTC, as a <see cref="TimestampTz"/> is.</summary>
    DateTime,
    Binary,

    /// <summary>An enumeration: text in the lake, by its members' names.</summary>
    Enum,

    /// <summary>A value object: in the lake its one value.</summary>
    ValueObject,
    Struct,
    List,
    Map,

    /// <summary>The derived jurisdiction: text in the lake, never read from a source.</summary>
    Jurisdiction,
}
