namespace DataProducts.Lake.Partitions;

/// <summary>The partition values of one file, in the order of the spec's fields; each as bounds hold it, or null.</summary>
internal sealed record PartitionTuple(IReadOnlyList<byte[]?> Values)
{
    public static PartitionTuple Empty { get; } = new([]);
}
