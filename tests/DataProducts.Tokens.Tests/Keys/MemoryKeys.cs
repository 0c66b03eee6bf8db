using System.Globalization;
using System.Security.Cryptography;

namespace DataProducts.Tokens.Tests.Keys;

/// <summary>A key ring of known keys and a registry in memory: they count what they are asked, and can be made to wait or to fail.</summary>
internal sealed class MemoryKeys(Jurisdiction jurisdiction, byte root = 1, byte wrapping = 2) : IKeyRing, IKeyRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<KeyName, WrappedKey> _keys = [];
    private int _macs;
    private int _wraps;
    private int _unwraps;

    public MemoryKeys()
        : this(Jurisdiction.EU)
    {
    }

    public Jurisdiction Jurisdiction => jurisdiction;

    /// <summary>Calls that would go to the keeper of the keys.</summary>
    public int RingCalls => _macs + _wraps + _unwraps;

    public int Unwraps => _unwraps;

    /// <summary>What every answer of the ring waits for.</summary>
    public Func<Task> Wait { get; set; } = () => Task.CompletedTask;

    /// <summary>Every array that was given out in clear: whoever took it must have cleared it.</summary>
    public List<byte[]> GivenOut { get; } = [];

    public IReadOnlyCollection<WrappedKey> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _keys.Values];
            }
        }
    }

    /// <summary>The same registry under another root or other wrapping keys.</summary>
    public MemoryKeys With(byte newRoot = 1, byte newWrapping = 2)
    {
        var other = new MemoryKeys(jurisdiction, newRoot, newWrapping);
        foreach (var key in All)
        {
            other._keys.Add(key.Name, key);
        }

        return other;
    }

    public async ValueTask<byte[]> MacAsync(ReadOnlyMemory<byte> label, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _macs);
        await Wait();
        return Give(HMACSHA256.HashData([.. Enumerable.Repeat(root, 32)], label.Span));
    }

    public async ValueTask<byte[]> WrapAsync(KeyName name, ReadOnlyMemory<byte> key, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _wraps);
        await Wait();
        using var sealing = new SealingKey(Wrapping(name));
        var wrapped = new byte[key.Length + SealingKey.Overhead];
        sealing.Seal(RandomNumberGenerator.GetBytes(SealingKey.NonceSize), key.Span, Bind(name), wrapped);
        return wrapped;
    }

    public async ValueTask<byte[]> UnwrapAsync(KeyName name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _unwraps);
        await Wait();
        using var sealing = new SealingKey(Wrapping(name));
        var key = new byte[wrapped.Length - SealingKey.Overhead];
        return sealing.TryOpen(wrapped.Span, Bind(name), key) ? Give(key) : throw KeyErrors.DoesNotOpen(Jurisdiction, name);
    }

    public ValueTask<WrappedKey?> FindAsync(KeyName name, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_keys.GetValueOrDefault(name));
        }
    }

    public ValueTask<WrappedKey?> FindAsync(long id, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(All.FirstOrDefault(key => key.Id == id));

    public ValueTask<IReadOnlyList<WrappedKey>> ListAsync(string domain, string purpose, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<WrappedKey>>(
            [.. All.Where(key => key.Name.Domain == domain && key.Name.Purpose == purpose).OrderBy(key => key.Name.Version)]);

    public ValueTask<WrappedKey> AddOrGetAsync(WrappedKey proposed, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_keys.TryAdd(proposed.Name, proposed) ? proposed : _keys[proposed.Name]);
        }
    }

    public ValueTask RemoveAsync(KeyName name, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _keys.Remove(name);
        }

        return ValueTask.CompletedTask;
    }

    private byte[] Wrapping(KeyName name) =>
        HMACSHA256.HashData(Enumerable.Repeat(wrapping, 32).ToArray(), LengthPrefixed.Of(Jurisdiction.Code, name.Domain));

    private static byte[] Bind(KeyName name) => LengthPrefixed.Of(name.Domain, name.Purpose, name.Version.ToString(CultureInfo.InvariantCulture));

    private byte[] Give(byte[] key)
    {
        lock (_gate)
        {
            GivenOut.Add(key);
        }

        return key;
    }
}
