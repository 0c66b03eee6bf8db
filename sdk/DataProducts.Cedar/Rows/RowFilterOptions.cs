namespace DataProducts.Cedar;

/// <summary>How policies are turned into a filter.</summary>
public sealed record RowFilterOptions
{
    /// <summary>Gets whether a permit that cannot be told is left out, so that its rows stay hidden; by default it is an error. A forbid
    /// that cannot be told is an error in any case.</summary>
    public bool DropUntranslatablePermits { get; init; }

    /// <summary>Gets the engine that has to be able to say the filter; null for none in particular.</summary>
    public RowCapabilities? Target { get; init; }
}
