namespace DataProducts.Access;

/// <summary>What a class of people gets to see of a column, from the least to the most. An engine may show less than Cedar says, never
/// more.</summary>
/// <remarks>Masks that show a part of a value lie between <see cref="Null"/> and <see cref="Clear"/> and cannot be compared with each
/// other; products have none yet.</remarks>
public enum ColumnExposure
{
    /// <summary>Nothing: asking for the column is an error, or it is absent.</summary>
    Denied = 0,

    /// <summary>NULL in every row.</summary>
    Null = 1,

    /// <summary>The token that the lake holds.</summary>
    Token = 2,

    /// <summary>The value itself; of personal data, the original behind the token.</summary>
    Clear = 3,
}
