namespace DataProducts.Lake.Parquet.Compression;

/// <summary>
/// Compresses a column's pages as long as that pays. Bit-packed numbers, UUIDs and tokens do not get smaller: after a page that did not,
/// some are stored as they are, twice as many after each further try.
/// </summary>
internal sealed class CompressionTrial(PageCompressor compressor)
{
    private const int MostStored = 16;

    private int _stored;
    private int _toStore;
    private int _next = 2;

    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> page)
    {
        if (_stored < _toStore)
        {
            _stored++;
            return compressor.Store(page);
        }

        var compressed = compressor.Compress(page);
        if (compressed.Length < page.Length - (page.Length / 16))
        {
            (_stored, _toStore, _next) = (0, 0, 2);
            return compressed;
        }

        (_stored, _toStore, _next) = (0, _next, Math.Min(2 * _next, MostStored));
        return compressed;
    }
}
