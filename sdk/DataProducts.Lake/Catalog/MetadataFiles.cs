using DataProducts.Lake.Metadata;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake.Catalog;

/// <summary>The metadata files of tables whose catalog is ours.</summary>
internal static class MetadataFiles
{
    public static async Task<TableVersion> ReadAsync(
        IObjectStore objects, NewestVersions known, TableId table, string location, CancellationToken cancellationToken) =>
        known.Find(table, location) ?? known.Keep(table, new TableVersion(
            location, await objects.ReadWholeAsync(location, TableMetadataReader.MostBytes, cancellationToken).ConfigureAwait(false)));

    /// <summary>Gives the first metadata of a table.</summary>
    /// <exception cref="LakeException"><c>DP1520</c>: the creation cannot be made.</exception>
    public static byte[] First(TableId table, TableCreation creation, string location, TimeProvider time)
    {
        try
        {
            var json = NewTable.Write(Guid.NewGuid(), creation.Location ?? location, creation, time.GetUtcNow().ToUnixTimeMilliseconds());
            _ = TableMetadataReader.Read(json, $"of the new table {table}");
            return json;
        }
        catch (MetadataFormatException failure)
        {
            throw LakeErrors.Refused(table, failure.Message, failure);
        }
    }

    /// <summary>Gives the metadata that a change makes of another one; null if a requirement does not hold.</summary>
    /// <param name="table">The table.</param>
    /// <param name="current">Its current metadata.</param>
    /// <param name="change">The change.</param>
    /// <param name="location">Where the next metadata is to be.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="LakeException"><c>DP1520</c>: the change cannot be made.</exception>
    public static TableVersion? Next(TableId table, TableVersion current, TableChange change, string location, TimeProvider time)
    {
        var metadata = ParsedMetadata.Of(current);
        try
        {
            var (requirements, updates) = Change.Read(change);
            if (!requirements.All(requirement => requirement.Holds(metadata)))
            {
                return null;
            }

            // Another branch moved on: what was built on the numbers before is to be built again.
            if (updates.Any(update => update is Update.AddSnapshot(var added) && added.SequenceNumber <= metadata.LastSequenceNumber))
            {
                return null;
            }

            var next = new TableVersion(location, MetadataBuilder.Apply(
                metadata, current.Metadata, current.MetadataLocation, updates, time.GetUtcNow().ToUnixTimeMilliseconds()));
            _ = ParsedMetadata.Of(next); // never publish what we would not read
            return next;
        }
        catch (MetadataFormatException failure)
        {
            throw LakeErrors.Refused(table, failure.Message, failure);
        }
        catch (LakeException failure) when (failure.Id is "DP1501" or "DP1502")
        {
            throw LakeErrors.Refused(table, failure.Message, failure);
        }
    }
}
