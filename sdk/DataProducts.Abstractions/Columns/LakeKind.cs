namespace DataProducts;

/// <summary>The kinds of <see cref="LakeType"/>, with the .NET type of their values in a <see cref="ColumnBatch"/>.</summary>
public enum LakeKind
{
    /// <summary>True or false; <see cref="FixedColumn{T}"/> of <see cref="bool"/>.</summary>
    Boolean = 1,

    /// <summary>32-bit integer; <see cref="FixedColumn{T}"/> of <see cref="int"/>.</summary>
    Int,

    /// <summary>64-bit integer; <see cref="FixedColumn{T}"/> of <see cref="long"/>.</summary>
    Long,

    /// <summary>32-bit IEEE 754; <see cref="FixedColumn{T}"/> of <see cref="float"/>.</summary>
    Float,

    /// <summary>64-bit IEEE 754; <see cref="FixedColumn{T}"/> of <see cref="double"/>.</summary>
    Double,

    /// <summary>Fixed-point number; <see cref="FixedColumn{T}"/> of <see cref="Int128"/>, the unscaled value.</summary>
    Decimal,

    /// <summary>Calendar day; <see cref="FixedColumn{T}"/> of <see cref="int"/>, days since 1970-01-01.</summary>
    Date,

    /// <summary>Point of time in UTC; <see cref="FixedColumn{T}"/> of <see cref="long"/>, microseconds since 1970-01-01.</summary>
    TimestampTz,

    /// <summary>UTF-8 text; <see cref="BytesColumn"/>.</summary>
    String,

    /// <summary>UUID; <see cref="FixedColumn{T}"/> of <see cref="Guid"/>.</summary>
    Uuid,

    /// <summary>Bytes of one length; <see cref="BytesColumn"/>.</summary>
    Fixed,

    /// <summary>Bytes; <see cref="BytesColumn"/>.</summary>
    Binary,

    /// <summary>Time of day without a zone; <see cref="FixedColumn{T}"/> of <see cref="long"/>, microseconds since midnight.</summary>
    Time,

    /// <summary>Fields of their own; <see cref="StructColumn"/>.</summary>
    Struct,

    /// <summary>Elements of one type; <see cref="ListColumn"/>.</summary>
    List,

    /// <summary>Values by key; <see cref="MapColumn"/>.</summary>
    Map,

    /// <summary>Day and time of day without a zone, as tables of other writers have them; <see cref="FixedColumn{T}"/> of
    /// <see cref="long"/>, microseconds since 1970-01-01 00:00. A contract has none.</summary>
    Timestamp,
}
