namespace DataProducts;

/// <summary>How a token is made from a value.</summary>
public enum TokenMode
{
    /// <summary>Equal values of one jurisdiction and domain give equal tokens, so that columns can be joined.</summary>
    Deterministic = 1,
}
