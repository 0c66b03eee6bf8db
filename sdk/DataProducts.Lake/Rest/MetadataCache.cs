namespace DataProducts.Lake.Rest;

/// <summary>The last version of each table that a server gave a tag to, so that a table that has not changed is not sent again.</summary>
internal sealed class MetadataCache
{
    // A loop of appends needs the one table; a reader of many is content with what fits.
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<TableId, (string ETag, TableVersion Version)> _versions = [];
    private long _bytes;

    public (string ETag, TableVersion Version)? Find(TableId table)
    {
        lock (_lock)
        {
            return _versions.TryGetValue(table, out var found) ? found : null;
        }
    }

    public void Keep(TableId table, string? etag, TableVersion version)
    {
        lock (_lock)
        {
            if (_versions.Remove(table, out var old))
            {
                _bytes -= old.Version.Metadata.Length;
            }

            if (string.IsNullOrEmpty(etag) || version.Metadata.Length > MostBytes)
            {
                return;
            }

            if (_bytes + version.Metadata.Length > MostBytes)
            {
                _versions.Clear();
                _bytes = 0;
            }

            _versions[table] = (etag, version);
            _bytes += version.Metadata.Length;
        }
    }
}
