using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace DataProducts.Aws.Tests;

/// <summary>Keeps every text and every decoded byte string of the calls: what AWS gets to see.</summary>
internal sealed class Overheard : IWireLayer
{
    private readonly ConcurrentQueue<byte[]> _seen = new();

    public int Count => _seen.Count;

    public Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next)
    {
        Keep(call.Body);
        return next(call);
    }

    public bool Contains(string text) => _seen.Any(one => one.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private void Keep(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    _seen.Enqueue(Encoding.UTF8.GetBytes(name));
                    Keep(value);
                }

                break;
            case JsonArray elements:
                foreach (var element in elements)
                {
                    Keep(element);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                _seen.Enqueue(Encoding.UTF8.GetBytes(text));
                var bytes = new byte[text.Length];
                if (Convert.TryFromBase64String(text, bytes, out var length))
                {
                    _seen.Enqueue(bytes[..length]);
                }

                break;
            default:
                break;
        }
    }
}
