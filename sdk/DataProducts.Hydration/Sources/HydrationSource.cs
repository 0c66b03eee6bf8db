namespace DataProducts.Hydration;

/// <summary>An input of one hydration: parts that can be opened more than once, read in order as if they were one.</summary>
public abstract class HydrationSource
{
    private protected HydrationSource()
    {
    }

    /// <summary>Gets the names of the parts in the order in which they are read.</summary>
    public IReadOnlyList<string> PartNames => [.. Parts.Select(part => part.Name)];

    internal abstract IReadOnlyList<SourcePart> Parts { get; }
}
