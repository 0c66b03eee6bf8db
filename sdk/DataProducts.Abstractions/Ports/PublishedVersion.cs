namespace DataProducts;

/// <summary>What consumers read: one snapshot a jurisdiction.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="Port">The port's name.</param>
/// <param name="ContractVersion">The version of the contract that the rows were checked by.</param>
/// <param name="Batch">The batch that was hydrated last.</param>
/// <param name="Published">When, in UTC.</param>
/// <param name="Snapshots">The Iceberg snapshot id of each jurisdiction's table.</param>
public sealed record PublishedVersion(
    string Product,
    string Port,
    string ContractVersion,
    string Batch,
    DateTimeOffset Published,
    IReadOnlyDictionary<Jurisdiction, long> Snapshots);
