namespace DataProducts.Cedar;

/// <summary>Cedar's answer as far as it is known before the resource is (RFC 95).</summary>
public enum PartialDecision
{
    /// <summary>Every resource is allowed: a permit is satisfied, and no forbid can be.</summary>
    Allow,

    /// <summary>Every resource is denied: a forbid is satisfied, or no permit can be.</summary>
    Deny,

    /// <summary>It depends on the resource, or on an entity that was not supplied.</summary>
    Unknown,
}
