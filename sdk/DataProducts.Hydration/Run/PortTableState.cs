using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>One jurisdiction's table, and whether it has the batch.</summary>
/// <param name="Jurisdiction">Whose rows it holds.</param>
/// <param name="Table">The table.</param>
/// <param name="BatchSnapshot">The snapshot that brought the batch, or null.</param>
internal sealed record PortTableState(Jurisdiction Jurisdiction, LakeTable Table, long? BatchSnapshot)
{
    /// <summary>Gets the number of the part that is written; null where the whole batch is.</summary>
    public int? Part { get; init; }

    public bool HasBatch => BatchSnapshot is not null;
}
