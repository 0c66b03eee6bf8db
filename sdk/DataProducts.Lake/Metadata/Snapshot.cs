namespace DataProducts.Lake.Metadata;

/// <summary>A state of the table (Iceberg specification, Snapshots).</summary>
internal sealed record Snapshot(
    long Id, long? ParentId, long SequenceNumber, long TimestampMs, string ManifestList, int? SchemaId,
    IReadOnlyDictionary<string, string> Summary);
