namespace DataProducts;

/// <summary>What the lake holds in place of a value.</summary>
public enum TokenMode
{
    /// <summary>A token; equal values of one jurisdiction and join scope have equal tokens, so that columns can be joined.</summary>
    Deterministic = 1,

    /// <summary>A token of its own for each row: it can be opened, and tells nothing of which rows hold the same value.</summary>
    Random = 2,

    /// <summary>A token that can be joined as a deterministic one and that nobody can open: the value is in no vault.</summary>
    OneWay = 3,

    /// <summary>Text of the value's own alphabet and length (FF1, NIST SP 800-38G), for systems that accept nothing else. It opens as a token
    /// does, by its subject's vault item, and is weaker: it names no jurisdiction, has no check, and whoever steals the key can decipher
    /// it.</summary>
    FormatPreserving = 4,

    /// <summary>Nothing: the lake's column is null in every row, and the value is in no vault.</summary>
    Redact = 5,
}
