namespace DataProducts;

/// <summary>How far equal values have equal tokens. There is no scope across jurisdictions: nothing joins over a border.</summary>
public enum JoinScope
{
    /// <summary>Within one domain of a jurisdiction.</summary>
    Domain = 1,

    /// <summary>Within all domains of a jurisdiction: for identifiers that they share.</summary>
    Jurisdiction = 2,
}
