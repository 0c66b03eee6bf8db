using DataProducts.Lake.Commit;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Evolution;

/// <summary>Changes a table's columns, and how its files to come are divided and ordered; files that are there stay as they are.</summary>
internal sealed class TableEvolution(TableStore store)
{
    /// <summary>Changes the columns.</summary>
    /// <exception cref="LakeException"><c>DP1524</c>, <c>DP1505</c>.</exception>
    public Task<TableState> ChangeColumnsAsync(ColumnChanges changes, CancellationToken cancellationToken) => store.ChangeAsync(
        state =>
        {
            var metadata = state.Metadata;
            var bound = metadata.PartitionSpec.Fields.Select(field => field.SourceId)
                .Concat(metadata.SortOrder.Fields.Select(field => field.SourceId)).ToHashSet();
            var before = state.ColumnsOf(store.Folder.Id, metadata.CurrentSchema);
            var tree = new FieldTree(store.Folder.Id, before, metadata.LastColumnId, bound);
            changes.Apply(tree);
            var after = tree.ToColumns();
            var schema = SchemaWriter.Node(metadata.CurrentSchema.Id, after);
            var unbounded = MetricsProperties.Without(after.Select(column => column.Column));
            string[] over = [.. MetricsProperties.Without(before.Select(column => column.Column)).Keys.Except(unbounded.Keys)];
            return new Change(
                [new Requirement.SchemaIs(metadata.CurrentSchema.Id), new Requirement.LastColumnIs(metadata.LastColumnId)],
                [
                    new Update.AddSchema(schema),
                    new Update.SetSchema(Update.LastAdded),
                    new Update.SetProperties(unbounded),
                    new Update.RemoveProperties(over),
                ]);
        },
        cancellationToken);

    /// <summary>Divides files to come otherwise.</summary>
    /// <exception cref="LakeException"><c>DP1530</c>, <c>DP1505</c>.</exception>
    public Task<TableState> RepartitionAsync(IReadOnlyList<PartitionColumn> partition, CancellationToken cancellationToken) => store.ChangeAsync(
        state =>
        {
            var asked = PartitionSpec.Of(store.Folder.Id, partition, state.ColumnsOf(store.Folder.Id, state.Metadata.CurrentSchema));
            return new Change(
                [new Requirement.SpecIs(state.Metadata.PartitionSpec.Id), new Requirement.LastPartitionIs(state.Metadata.LastPartitionId)],
                [new Update.AddSpec(Numbered(asked, state.Metadata)), new Update.SetSpec(Update.LastAdded)]);
        },
        cancellationToken);

    /// <summary>Orders rows of files to come, where a writer orders them, otherwise.</summary>
    /// <exception cref="LakeException"><c>DP1524</c>, <c>DP1505</c>.</exception>
    public Task<TableState> SortAsync(IReadOnlyList<SortColumn> columns, CancellationToken cancellationToken) => store.ChangeAsync(
        state =>
        {
            var has = state.ColumnsOf(store.Folder.Id, state.Metadata.CurrentSchema);
            var order = new SortOrder(columns.Count == 0 ? 0 : 1, [.. columns.Select(column => FieldOf(column, has))]);
            return new Change(
                [new Requirement.SortOrderIs(state.Metadata.SortOrder.Id)],
                [new Update.AddSortOrder(order), new Update.SetSortOrder(Update.LastAdded)]);
        },
        cancellationToken);

    // A division that some spec had keeps its id; ids are never given out again (Iceberg specification, Partition Evolution).
    private static PartitionSpec Numbered(PartitionSpec asked, TableMetadata table)
    {
        var known = table.PartitionSpecs.Values.SelectMany(spec => spec.Fields)
            .GroupBy(field => (field.SourceId, field.TransformText)).ToDictionary(group => group.Key, group => group.First().FieldId);
        var last = table.LastPartitionId;
        return asked with
        {
            Fields = [.. asked.Fields.Select(field => field with
            {
                FieldId = known.TryGetValue((field.SourceId, field.TransformText), out var id) ? id : ++last,
            })],
        };
    }

    private SortField FieldOf(SortColumn asked, IReadOnlyList<TableColumn> columns)
    {
        var column = columns.FirstOrDefault(column => column.Column.Name == asked.Column)
            ?? throw LakeErrors.NoEvolution(store.Folder.Id, $"there is no column '{asked.Column}' to order by");
        return column.Column.Type.IsNested
            ? throw LakeErrors.NoEvolution(store.Folder.Id, $"nested column '{asked.Column}' has no order")
            : new SortField(column.FieldId, new Transform(TransformKind.Identity), "identity", asked.Descending, asked.NullsFirst);
    }
}
