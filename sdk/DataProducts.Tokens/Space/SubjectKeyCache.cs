using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// The subjects' keys that this process has open: pinned, cleared when they are let go, and few. Two generations, the older is let go when
/// the younger is full; all are, when they grow old or the vault's epoch changes.
/// </summary>
internal sealed class SubjectKeyCache(TimeProvider time, TimeSpan lifetime, int generation = SubjectKeyCache.DefaultGeneration) : IDisposable
{
    // 65,536 keys are 2 MB, and as much again for the index; with both generations 8 MB a token space at most.
    private const int DefaultGeneration = 1 << 16;

    private Generation _young = new();
    private Generation _old = new();
    private long _born = time.GetTimestamp();

    public bool Contains(SubjectRef subject) => _young.Contains(subject) || _old.Contains(subject);

    /// <summary>Gives a subject's key. Its bytes are valid until the next call of <see cref="Trim"/> or <see cref="Clear"/>.</summary>
    public bool TryGet(SubjectRef subject, out OpenSubjectKey key) => _young.TryGet(subject, out key) || _old.TryGet(subject, out key);

    public void Add(SubjectRef subject, long id, bool isNew, ReadOnlySpan<byte> key) => _young.Add(subject, id, isNew, key);

    /// <summary>Lets old keys go; between two calls of the space, so that within one nothing is lost.</summary>
    public void Trim()
    {
        if (time.GetElapsedTime(_born) >= lifetime)
        {
            Clear();
        }
        else if (_young.Count >= generation)
        {
            _old.Clear();
            (_old, _young) = (_young, _old);
        }
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
        _born = time.GetTimestamp();
    }

    public void Dispose() => Clear();

    private sealed class Generation
    {
        private const int KeysInBlock = 1024;

        private readonly Dictionary<SubjectRef, (long Id, bool IsNew, int Place)> _places = [];
        private readonly List<byte[]> _blocks = [];

        public int Count => _places.Count;

        public bool Contains(SubjectRef subject) => _places.ContainsKey(subject);

        public bool TryGet(SubjectRef subject, out OpenSubjectKey key)
        {
            var found = _places.TryGetValue(subject, out var at);
            key = found ? new OpenSubjectKey(at.Id, at.IsNew, At(at.Place)) : default;
            return found;
        }

        public void Add(SubjectRef subject, long id, bool isNew, ReadOnlySpan<byte> key)
        {
            var place = _places.Count;
            if (_places.TryAdd(subject, (id, isNew, place)))
            {
                if (place / KeysInBlock == _blocks.Count)
                {
                    _blocks.Add(GC.AllocateUninitializedArray<byte>(KeysInBlock * SubjectKeySealer.KeySize, pinned: true));
                }

                key.CopyTo(At(place));
            }
        }

        public void Clear()
        {
            foreach (var block in _blocks)
            {
                CryptographicOperations.ZeroMemory(block);
            }

            _blocks.Clear();
            _places.Clear();
        }

        private Span<byte> At(int place) => _blocks[place / KeysInBlock]
            .AsSpan(place % KeysInBlock * SubjectKeySealer.KeySize, SubjectKeySealer.KeySize);
    }
}

/// <summary>A subject's key in clear, for the moment.</summary>
internal readonly ref struct OpenSubjectKey(long id, bool isNew, ReadOnlySpan<byte> bytes)
{
    public long Id { get; } = id;

    /// <summary>Gets a value indicating whether this process made it: then the vault has no items of before.</summary>
    public bool IsNew { get; } = isNew;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}
