using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>Adds the columns to a table that it lacks, if it lacks any.</summary>
internal sealed class SchemaCommit(TableStore store, IReadOnlyList<LakeColumn> asked, TimeProvider time)
{
    // Columns are added a few times in a table's life; who meets so many others is in a loop with one of them.
    private const int MostAttempts = 60;

    /// <summary>Runs until the table has the columns.</summary>
    /// <param name="state">The table as it was loaded.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table as it is now, and its columns.</returns>
    /// <exception cref="LakeException"><c>DP1503</c>: it has columns that do not fit. <c>DP1505</c>: others were faster each time.</exception>
    public async Task<(TableState State, IReadOnlyList<TableColumn> Columns)> RunAsync(TableState state, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var has = state.ColumnsOf(store.Folder.Id, state.Metadata.CurrentSchema);
            var evolution = ColumnEvolution.Of(has, asked, state.Metadata.LastColumnId);
            if (evolution.Difference is { } difference)
            {
                throw LakeErrors.OtherColumns(store.Folder.Id, difference);
            }

            if (evolution.LastColumnId == state.Metadata.LastColumnId)
            {
                return (state, has);
            }

            cancellationToken.ThrowIfCancellationRequested();
            _ = await store.TryCommitAsync(state.Version + 1, Next(state, evolution)).ConfigureAwait(false);
            state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        }

        throw LakeErrors.TooManyConflicts(store.Folder.Id, MostAttempts);
    }

    private byte[] Next(TableState state, ColumnEvolution evolution)
    {
        var now = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), state.Metadata.LastUpdatedMs);
        var schemaId = state.Metadata.Schemas.Keys.Max() + 1;
        var json = EvolvedMetadata.Write(
            state.Json.Span, store.Folder.Version(state.Version), schemaId, evolution.Columns, evolution.LastColumnId, now);
        _ = TableMetadataReader.Read(json, store.Folder.Version(state.Version + 1)); // never publish what we would not read
        return json;
    }
}
