namespace DataProducts.Hydration;

/// <summary>Says where the OpenLineage events of hydrations go, and under which namespace (<c>docs/lineage.md</c>).</summary>
public sealed record HydrationLineage
{
    /// <summary>The namespace of jobs and of the lake's tables where none is given.</summary>
    public const string DefaultNamespace = "dataproducts";

    /// <summary>Says where they go.</summary>
    /// <param name="sink">What takes them.</param>
    public HydrationLineage(ILineageSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Sink = sink;
    }

    /// <summary>Gets what takes the events.</summary>
    public ILineageSink Sink { get; }

    /// <summary>Gets the namespace of jobs and tables: one lake has one, so that what one product writes is what another reads.</summary>
    public string Namespace { get; init; } = DefaultNamespace;
}
