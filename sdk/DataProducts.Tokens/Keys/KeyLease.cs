namespace DataProducts.Tokens;

/// <summary>The use of a cached key for the length of one batch: while it lasts the key is not cleared, however old it grows.</summary>
internal sealed class KeyLease(CachedKey key) : IDisposable
{
    private CachedKey? _key = key;

    public KeyName Name => Key.Origin.Name;

    /// <summary>Gets the number that vault items name it by.</summary>
    public long Id => Key.Origin.Id;

    public DateTimeOffset Created => Key.Origin.Created;

    public ReadOnlySpan<byte> Bytes => Key.Key.Bytes;

    private CachedKey Key
    {
        get
        {
            ObjectDisposedException.ThrowIf(_key is null, this);
            return _key;
        }
    }

    public void Dispose() => Interlocked.Exchange(ref _key, null)?.Return();
}
