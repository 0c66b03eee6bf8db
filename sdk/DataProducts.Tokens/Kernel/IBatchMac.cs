namespace DataProducts.Tokens;

/// <summary>
/// HMAC-SHA-256 (FIPS 198-1) of many messages under one key at a time. It is kept, with the memory that it works in, and its key is not.
/// One caller at a time.
/// </summary>
internal interface IBatchMac : IDisposable
{
    /// <summary>Loads a key, in place of one that is loaded; its owner clears what is given here.</summary>
    void Load(ReadOnlySpan<byte> key);

    /// <summary>Computes the MAC of each message under the loaded key.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="macs">Receives <see cref="MacKey.Size"/> bytes a message, in their order.</param>
    /// <exception cref="InvalidOperationException">No key is loaded.</exception>
    void Compute(MacMessages messages, Span<byte> macs);

    /// <summary>Clears the key from memory.</summary>
    void Unload();
}
