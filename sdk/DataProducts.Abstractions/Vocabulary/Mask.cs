namespace DataProducts;

/// <summary>What a viewer gets in place of a classified value that policy does not show.</summary>
public enum Mask
{
    /// <summary>Nothing: NULL.</summary>
    Null = 0,
}
