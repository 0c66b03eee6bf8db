namespace DataProducts.Hydration;

/// <summary>What a typed source says that a column is.</summary>
internal enum SourceKind
{
    /// <summary>Not told before there are values.</summary>
    Unknown,
    Boolean,
    Integer,
    Float,
    Decimal,
    String,
    Date,
    Time,
    Timestamp,
    Uuid,
    Bytes,
    List,
    Map,
    Struct,

    /// <summary>A type that no column of a contract has.</summary>
    Other,
}
