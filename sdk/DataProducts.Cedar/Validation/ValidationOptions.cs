namespace DataProducts.Cedar;

/// <summary>How policies are validated.</summary>
public sealed class ValidationOptions
{
    /// <summary>Gets what is taken where nothing else is said.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>Gets the release whose verdict to give; the latest, if nothing is said.</summary>
    public CedarRelease Release { get; init; } = CedarRelease.Cedar413;

    /// <summary>Gets how many entities deep policies may read (RFC 76), or null for as deep as they like.</summary>
    /// <remarks>At level 0 a policy only compares what the request says; at level 1 it reads attributes, tags and ancestors of the principal,
    /// the action, the resource and the context's entities; at level 2 of the entities that those name, and so on. Entities written into a
    /// policy are never read. A policy that is valid at a level decides alike without any entity that is further away. A negative number
    /// counts as 0.</remarks>
    public int? MaxLevel { get; init; }
}
