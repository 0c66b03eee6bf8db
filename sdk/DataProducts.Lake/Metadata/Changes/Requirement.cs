namespace DataProducts.Lake.Metadata;

/// <summary>What must hold of a table for a change to be made (Iceberg REST catalog, <c>TableRequirement</c>).</summary>
internal abstract record Requirement
{
    public abstract bool Holds(TableMetadata table);

    /// <summary>There is no table yet. Of one that is there it never holds.</summary>
    public sealed record NotThere : Requirement
    {
        public override bool Holds(TableMetadata table) => false;
    }

    /// <summary>It is still the same table, and not another one of its name.</summary>
    public sealed record SameTable(Guid Uuid) : Requirement
    {
        public override bool Holds(TableMetadata table) => table.Uuid == Uuid;
    }

    /// <summary>A branch or tag is at a snapshot; null for that there is none of this name.</summary>
    public sealed record RefAt(string Name, long? SnapshotId) : Requirement
    {
        public override bool Holds(TableMetadata table) =>
            (table.Refs.TryGetValue(Name, out var reference) ? reference.SnapshotId : (long?)null) == SnapshotId;
    }

    public sealed record LastColumnIs(int Id) : Requirement
    {
        public override bool Holds(TableMetadata table) => table.LastColumnId == Id;
    }

    public sealed record SchemaIs(int Id) : Requirement
    {
        public override bool Holds(TableMetadata table) => table.CurrentSchema.Id == Id;
    }

    public sealed record LastPartitionIs(int Id) : Requirement
    {
        public override bool Holds(TableMetadata table) => table.LastPartitionId == Id;
    }

    public sealed record SpecIs(int Id) : Requirement
    {
        public override bool Holds(TableMetadata table) => table.PartitionSpec.Id == Id;
    }

    public sealed record SortOrderIs(int Id) : Requirement
    {
        public override bool Holds(TableMetadata table) => table.SortOrder.Id == Id;
    }
}
