using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.TestKit.RestCatalog;

/// <summary>What was answered under a key is answered again; server errors are not kept.</summary>
internal sealed class IdempotencyKeys
{
    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();

    public int Replayed { get; private set; }

    public async Task<RestAnswer> OnceAsync(RestRequest request, Func<Task<RestAnswer>> run)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var text))
        {
            return await run();
        }

        if (text.Length != 36 || !Guid.TryParseExact(text, "D", out var key) || key.Version != 7)
        {
            throw RestFailure.Malformed("The Idempotency-Key is no UUID of version 7.");
        }

        var entry = _entries.GetOrAdd(key, static _ => new Entry());
        await entry.Turn.WaitAsync();
        try
        {
            var digest = Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Target}\n"), .. request.Body]));
            if (entry.Digest is not null && entry.Digest != digest)
            {
                throw RestFailure.Malformed("The Idempotency-Key belongs to another request.");
            }

            entry.Digest = digest;
            if (entry.Answer is { } answer)
            {
                Replayed++;
                return answer;
            }

            answer = await run();
            entry.Answer = answer.Status is < 500 and not (401 or 403 or 419 or 429) ? answer : null;
            return answer;
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public string? Digest { get; set; }

        public RestAnswer? Answer { get; set; }
    }
}
