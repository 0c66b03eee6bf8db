using System.Collections.Concurrent;

namespace DataProducts.Aws.Tests;

/// <summary>Keeps the purposes of encryption contexts, by which a key policy tells what KMS may be used for.</summary>
internal sealed class Purposes : IWireLayer
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public IEnumerable<string> Seen => _seen.Keys;

    public Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next)
    {
        if ((string?)call.Body["EncryptionContext"]?["purpose"] is { } purpose)
        {
            _seen[purpose] = true;
        }

        return next(call);
    }
}
