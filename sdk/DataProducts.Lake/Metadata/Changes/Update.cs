using System.Text.Json.Nodes;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>One step of a change of a table (Iceberg REST catalog, <c>TableUpdate</c>).</summary>
internal abstract record Update
{
    /// <summary>Stands for what the same change added last, whose id the catalog gives out.</summary>
    public const int LastAdded = -1;

    public sealed record AssignUuid(Guid Uuid) : Update;

    public sealed record UpgradeFormat(int Version) : Update;

    /// <summary>Adds columns as a version of the schema; they become current by <see cref="SetSchema"/>.</summary>
    public sealed record AddSchema(JsonObject Schema) : Update;

    public sealed record SetSchema(int Id) : Update;

    public sealed record AddSpec(PartitionSpec Spec) : Update;

    public sealed record SetSpec(int Id) : Update;

    public sealed record AddSortOrder(SortOrder Order) : Update;

    public sealed record SetSortOrder(int Id) : Update;

    /// <summary>Adds a snapshot, which nobody sees before a branch or tag is at it.</summary>
    public sealed record AddSnapshot(Snapshot Snapshot) : Update;

    public sealed record SetRef(string Name, SnapshotRef Reference) : Update;

    public sealed record RemoveRef(string Name) : Update;

    public sealed record RemoveSnapshots(IReadOnlyList<long> Ids) : Update;

    public sealed record SetLocation(string Location) : Update;

    public sealed record SetProperties(IReadOnlyDictionary<string, string> Properties) : Update;

    public sealed record RemoveProperties(IReadOnlyList<string> Names) : Update;

    /// <summary>Adds or replaces a snapshot's statistics file, or that of its partitions; its content is not looked at.</summary>
    public sealed record SetStatistics(bool OfPartitions, JsonObject Statistics) : Update;

    public sealed record RemoveStatistics(bool OfPartitions, long SnapshotId) : Update;

    public sealed record RemoveSpecs(IReadOnlyList<int> Ids) : Update;

    public sealed record RemoveSchemas(IReadOnlyList<int> Ids) : Update;
}
