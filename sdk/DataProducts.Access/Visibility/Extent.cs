namespace DataProducts.Access;

/// <summary>How much of something is seen.</summary>
public enum Extent
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What a condition lets through.</summary>
    Some = 1,

    /// <summary>Everything.</summary>
    All = 2,
}
