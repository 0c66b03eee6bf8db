namespace DataProducts.Tokens;

/// <summary>The platform's HMAC-SHA-256, one message after another.</summary>
/// <param name="key">The key; taken over and cleared.</param>
internal sealed class PlatformMac(byte[] key) : IBatchMac
{
    private readonly MacKey _key = new(key);

    public void Compute(MacMessages messages, Span<byte> macs)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            _key.Compute(messages[i], macs.Slice(i * MacKey.Size, MacKey.Size));
        }
    }

    public void Dispose() => _key.Dispose();
}
