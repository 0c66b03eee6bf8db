using DataProducts.Lake.Commit;
using DataProducts.Lake.Evolution;

namespace DataProducts.Lake;

public sealed partial class LakeTable
{
    /// <summary>Changes the columns.</summary>
    /// <param name="changes">The changes, made one after the other, all or none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table with its new columns; this object still has the old ones, and its appends are refused (<c>DP1503</c>).</returns>
    /// <exception cref="LakeException"><c>DP1524</c>: the columns cannot change so. <c>DP1505</c>: others were faster each time.</exception>
    public async Task<LakeTable> ChangeColumnsAsync(ColumnChanges changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return Of(await new TableEvolution(_store).ChangeColumnsAsync(changes, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Divides rows to come otherwise; files that are there stay as they are, and are read as before.</summary>
    /// <param name="partition">How, outermost first; none for not at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table with its new division; appends of this object are refused (<c>DP1531</c>).</returns>
    /// <exception cref="LakeException"><c>DP1530</c>: the columns cannot be divided so. <c>DP1505</c>: others were faster each time.</exception>
    public async Task<LakeTable> RepartitionAsync(IReadOnlyList<PartitionColumn> partition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return Of(await new TableEvolution(_store).RepartitionAsync(partition, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Says in which order rows are to stand within files, for engines that keep to it; here rows stay as they come.</summary>
    /// <param name="columns">What is compared first, and so on; none for no order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The table.</returns>
    /// <exception cref="LakeException"><c>DP1524</c>: a column is unknown or nested. <c>DP1505</c>: others were faster each time.</exception>
    public async Task<LakeTable> SortAsync(IReadOnlyList<SortColumn> columns, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Of(await new TableEvolution(_store).SortAsync(columns, cancellationToken).ConfigureAwait(false));
    }

    private LakeTable Of(TableState state) => new(
        _store, _time, state.ColumnsOf(Id, state.Metadata.CurrentSchema), state.Metadata.PartitionSpec, state.Metadata.Current?.Id);
}
