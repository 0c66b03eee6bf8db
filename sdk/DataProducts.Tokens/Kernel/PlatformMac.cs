namespace DataProducts.Tokens;

/// <summary>The platform's HMAC-SHA-256, one message after another.</summary>
internal sealed class PlatformMac : IBatchMac
{
    private MacKey? _key;

    public void Load(ReadOnlySpan<byte> key)
    {
        Unload();
        _key = new MacKey(key);
    }

    public void Compute(MacMessages messages, Span<byte> macs)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            Compute(messages[i], macs.Slice(i * MacKey.Size, MacKey.Size));
        }
    }

    public void Compute(ReadOnlySpan<byte> message, Span<byte> mac) =>
        (_key ?? throw new InvalidOperationException("No key is loaded.")).Compute(message, mac);

    public void Unload()
    {
        _key?.Dispose();
        _key = null;
    }

    public void Dispose() => Unload();
}
