namespace DataProducts.Access;

/// <summary>What a row filter of Starburst does with the rows that it matches. Documentation and reports disagree, and the wrong one
/// shows exactly the forbidden rows, so somebody must have tried it on the version at hand.</summary>
public enum FilterPolarity
{
    /// <summary>Nobody has tried; nothing is planned.</summary>
    Unverified = 0,

    /// <summary>Matching rows are left out.</summary>
    Exclusion,

    /// <summary>Matching rows are the ones that are seen.</summary>
    Visibility,
}
