using DataProducts.Lake.Commit;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Evolution;

/// <summary>Adds the columns to a table that it lacks, if it lacks any.</summary>
internal sealed class SchemaCommit(TableStore store, IReadOnlyList<LakeColumn> asked)
{
    /// <summary>Runs until the table has the columns.</summary>
    /// <param name="state">The table as it was loaded.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table as it is now, and its columns.</returns>
    /// <exception cref="LakeException"><c>DP1503</c>: it has columns that do not fit. <c>DP1505</c>: others were faster each time.</exception>
    public async Task<(TableState State, IReadOnlyList<TableColumn> Columns)> RunAsync(TableState state, CancellationToken cancellationToken)
    {
        state = await store.ChangeAsync(ChangeOf, cancellationToken, state).ConfigureAwait(false);
        return (state, state.ColumnsOf(store.Folder.Id, state.Metadata.CurrentSchema));
    }

    private Change? ChangeOf(TableState state)
    {
        var has = state.ColumnsOf(store.Folder.Id, state.Metadata.CurrentSchema);
        var evolution = ColumnEvolution.Of(has, asked, state.Metadata.LastColumnId);
        if (evolution.Difference is { } difference)
        {
            throw LakeErrors.OtherColumns(store.Folder.Id, difference);
        }

        if (evolution.LastColumnId == state.Metadata.LastColumnId)
        {
            return null;
        }

        var schema = SchemaWriter.Node(state.Metadata.CurrentSchema.Id, evolution.Columns);
        var unbounded = MetricsProperties.Without(evolution.Columns.Select(column => column.Column));
        return new Change(
            [
                new Requirement.SchemaIs(state.Metadata.CurrentSchema.Id),
                new Requirement.LastColumnIs(state.Metadata.LastColumnId),
            ],
            [new Update.AddSchema(schema), new Update.SetSchema(Update.LastAdded), new Update.SetProperties(unbounded)]);
    }
}
