namespace DataProducts.Hydration;

/// <summary>An input of one hydration: parts that can be opened more than once, read in order as if they were one.</summary>
public abstract class HydrationSource
{
    private protected HydrationSource()
    {
    }

    /// <summary>
    /// Gets the names of the parts in the order in which they are read; of a source whose parts are found only when it runs, its own name.
    /// </summary>
    public IReadOnlyList<string> PartNames => Names;

    /// <summary>Gets how its rows are written.</summary>
    public PortWrite Write { get; private set; } = PortWrite.Append;

    internal virtual IReadOnlyList<SourcePart> Parts => [];

    private protected virtual IReadOnlyList<string> Names => [.. Parts.Select(part => part.Name)];

    /// <summary>Says how its rows are written: what becomes of those whose key, or partition, is there.</summary>
    /// <param name="write">How.</param>
    /// <returns>This source.</returns>
    public HydrationSource WriteAs(PortWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Write = write;
        return this;
    }

    /// <summary>Decides what this run reads.</summary>
    internal virtual ValueTask<SourcePlan> PlanAsync(SourceContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new SourcePlan(Parts));
}
