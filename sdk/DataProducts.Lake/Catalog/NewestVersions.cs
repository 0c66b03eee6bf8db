using System.Collections.Concurrent;

namespace DataProducts.Lake.Catalog;

/// <summary>The metadata that was read or written last of each table, by its location: such a file never changes.</summary>
internal sealed class NewestVersions
{
    // What is larger is read again instead of being held.
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<TableId, TableVersion> _versions = new();

    public TableVersion? Find(TableId table, string location) =>
        _versions.TryGetValue(table, out var version) && version.MetadataLocation == location ? version : null;

    public TableVersion Keep(TableId table, TableVersion version)
    {
        if (version.Metadata.Length <= MostBytes)
        {
            _versions[table] = version;
        }

        return version;
    }
}
