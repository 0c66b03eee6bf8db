using DataProducts.Lake.Commit;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Parts;

/// <summary>
/// Removes what the parts of a committed batch left: descriptions, and files of attempts that do not count. Once main has the batch nothing
/// of it can be added any more, so that a file which no snapshot names is nobody's, however young it is.
/// </summary>
internal sealed class PartSweep(TableStore store, OrphanSweep orphans)
{
    public async Task<int> RunAsync(string batch, CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (state.FindBatch(batch) is null)
        {
            return 0;
        }

        var candidates = new List<string>();
        await foreach (var file in store.Objects.ListAsync(store.Folder.Data, cancellationToken).ConfigureAwait(false))
        {
            var name = FileLocations.NameOf(file.Location).ToString();
            if (PartNames.IsOf(batch, name, PartNames.DescriptionSuffix) || PartNames.IsOf(batch, name, ".parquet"))
            {
                candidates.Add(file.Location);
            }
        }

        var known = await orphans.KnownAsync(cancellationToken).ConfigureAwait(false);
        var removed = 0;
        foreach (var location in candidates.Where(location => !known.Contains(location)))
        {
            await store.Objects.DeleteAsync(location, cancellationToken).ConfigureAwait(false);
            removed++;
        }

        return removed;
    }
}
