namespace DataProducts.Cedar;

/// <summary>The kinds of Cedar values.</summary>
public enum CedarKind : byte
{
    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A signed 64-bit integer.</summary>
    Long,

    /// <summary>Text of Unicode scalar values.</summary>
    String,

    /// <summary>A reference to an entity.</summary>
    Entity,

    /// <summary>A set; order and repetition do not matter.</summary>
    Set,

    /// <summary>A record of named values.</summary>
    Record,

    /// <summary>A decimal of four fractional digits (extension <c>decimal</c>).</summary>
    Decimal,

    /// <summary>Milliseconds since 1970-01-01T00:00:00Z (extension <c>datetime</c>).</summary>
    DateTime,

    /// <summary>A length of time in milliseconds (extension <c>duration</c>).</summary>
    Duration,

    /// <summary>An IP address with a prefix length (extension <c>ipaddr</c>).</summary>
    IpAddress,
}
