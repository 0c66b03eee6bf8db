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

    /// <summary>Takes a range of the cursor's column only, by its ends as text, and leaves the cursor where it is; null for an open end.</summary>
    /// <exception cref="DataProductException"><c>DP1166</c>: there is no such column.</exception>
    internal virtual HydrationSource RangeOf(string? from, string? to) => throw HydrationErrors.NoRange(Names is [var name, ..] ? name : "");

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
        ValueTask.FromResult(new SourcePlan(PartsUnder(context.Drift)));

    /// <summary>Gives the parts that a batch had, to be read again.</summary>
    internal virtual ValueTask<IReadOnlyList<SourcePart>> PartsOfAsync(
        SourceContext context, ReplayOrder order, CancellationToken cancellationToken) => ValueTask.FromResult(PartsUnder(context.Drift));

    /// <summary>Gives the parts, which ask about differences from the contract.</summary>
    private protected virtual IReadOnlyList<SourcePart> PartsUnder(SourceDrift drift) => Parts;
}
