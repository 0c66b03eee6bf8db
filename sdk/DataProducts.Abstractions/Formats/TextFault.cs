namespace DataProducts;

/// <summary>Why a text cannot be enciphered in its format.</summary>
internal enum TextFault
{
    None,

    /// <summary>A character that is neither a symbol nor a separator.</summary>
    NotInAlphabet,

    /// <summary>Fewer than <see cref="TextFormat.MinimumTexts"/> texts of its length.</summary>
    TooFew,

    TooLong,
}
