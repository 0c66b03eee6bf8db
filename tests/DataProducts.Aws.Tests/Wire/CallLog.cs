using System.Collections.Concurrent;

namespace DataProducts.Aws.Tests;

/// <summary>Counts the calls of each operation.</summary>
internal sealed class CallLog : IWireLayer
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);

    public int Total => _calls.Values.Sum();

    public int this[string operation] => _calls.GetValueOrDefault(operation);

    public Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next)
    {
        _calls.AddOrUpdate(call.Operation, 1, static (_, count) => count + 1);
        return next(call);
    }

    public void Clear() => _calls.Clear();

    public override string ToString() => string.Join(", ", _calls.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Value} {pair.Key}"));
}
