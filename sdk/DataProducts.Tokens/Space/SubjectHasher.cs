using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>Hashes many subjects of one jurisdiction at a time. Safe for many threads; callers wait for each other.</summary>
internal sealed class SubjectHasher(IBatchMac macs) : IDisposable
{
    // As many as stay within the first-level cache together with their MACs.
    private const int RunLength = 256;

    private readonly Lock _turn = new();
    private readonly MacMessages _messages = new();
    private readonly byte[] _macs = new byte[RunLength * MacKey.Size];

    /// <summary>Hashes subjects under a key, of which nothing is kept.</summary>
    /// <exception cref="DataProductException">One is no subject.</exception>
    public void Hash(ReadOnlySpan<byte> key, ReadOnlySpan<string> subjects, Span<SubjectRef> refs)
    {
        lock (_turn)
        {
            try
            {
                macs.Load(key);
                for (var start = 0; start < subjects.Length; start += RunLength)
                {
                    HashRun(subjects[start..Math.Min(start + RunLength, subjects.Length)], refs[start..]);
                }
            }
            finally
            {
                macs.Unload();
                _messages.Clear();
                CryptographicOperations.ZeroMemory(_macs);
            }
        }
    }

    public void Dispose() => macs.Dispose();

    private void HashRun(ReadOnlySpan<string> subjects, Span<SubjectRef> refs)
    {
        foreach (var subject in subjects)
        {
            var room = _messages.Room(SubjectHash.MaximumBytes(subject));
            _messages.Add(SubjectHash.Write(subject, room));
        }

        macs.Compute(_messages, _macs);
        for (var i = 0; i < subjects.Length; i++)
        {
            refs[i] = new SubjectRef(_macs.AsSpan(i * MacKey.Size, SubjectRef.Size));
        }

        _messages.Clear();
    }
}
