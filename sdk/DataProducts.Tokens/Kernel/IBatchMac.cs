namespace DataProducts.Tokens;

/// <summary>HMAC-SHA-256 (FIPS 198-1) of many messages under one key. One caller at a time; disposal clears the key.</summary>
internal interface IBatchMac : IDisposable
{
    /// <summary>Computes the MAC of each message.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="macs">Receives <see cref="MacKey.Size"/> bytes a message, in their order.</param>
    void Compute(MacMessages messages, Span<byte> macs);
}
