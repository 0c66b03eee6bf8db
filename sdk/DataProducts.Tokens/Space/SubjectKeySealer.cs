using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>Seals subjects' keys under a data key of their space, each bound to whose it is. One caller at a time.</summary>
internal sealed class SubjectKeySealer
{
    public const int KeySize = 32;
    public const int WrappedSize = KeySize + SealingKey.Overhead;

    private readonly TokenSpaceId _space;
    private readonly SpaceDataKeys _dataKeys;
    private readonly Nonces _nonces = new();
    private readonly byte[] _associated;
    private readonly int _prefix;

    public SubjectKeySealer(TokenSpaceId space, SpaceDataKeys dataKeys)
    {
        (_space, _dataKeys) = (space, dataKeys);
        var prefix = LengthPrefixed.Of("dp/sdek/1", space.Jurisdiction.Code, space.Scope);
        _prefix = prefix.Length;
        _associated = new byte[_prefix + (2 * sizeof(int)) + SubjectRef.Size + sizeof(long)];
        prefix.CopyTo(_associated, 0);
    }

    /// <summary>Makes keys for subjects; whether they come to stand is the vault's to say.</summary>
    /// <param name="dataKey">The data key that seals them.</param>
    /// <param name="subjects">The subjects.</param>
    /// <param name="clear">Receives the keys in clear, <see cref="KeySize"/> bytes a subject.</param>
    /// <param name="proposed">Receives the sealed keys; as long as <paramref name="subjects"/>.</param>
    public void Propose((long Id, SealingKey Key) dataKey, ReadOnlySpan<SubjectRef> subjects, Span<byte> clear, Span<SubjectKey> proposed)
    {
        // One call of the generator for all keys and one for all numbers: a call a subject would cost as much as the sealing.
        var ids = new long[subjects.Length];
        RandomNumberGenerator.Fill(clear);
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(ids.AsSpan()));
        var wrapped = new byte[subjects.Length * WrappedSize];
        for (var i = 0; i < subjects.Length; i++)
        {
            var id = Math.Max(1, ids[i] & long.MaxValue);
            var room = wrapped.AsMemory(i * WrappedSize, WrappedSize);
            dataKey.Key.Seal(_nonces.Next(), clear.Slice(i * KeySize, KeySize), Bind(subjects[i], id), room.Span);
            proposed[i] = new SubjectKey(subjects[i], _space.Scope, id, dataKey.Id, room);
        }
    }

    /// <summary>Seals a key that stands, under another data key.</summary>
    public SubjectKey Wrap((long Id, SealingKey Key) dataKey, in SubjectKey key, ReadOnlySpan<byte> clear)
    {
        var wrapped = new byte[WrappedSize];
        dataKey.Key.Seal(_nonces.Next(), clear, Bind(key.Subject, key.Id), wrapped);
        return key with { WrappedBy = dataKey.Id, Wrapped = wrapped };
    }

    /// <summary>Opens a subject's key; false if it was changed, or is another's.</summary>
    public async ValueTask<bool> TryOpenAsync(SubjectKey key, Memory<byte> destination, CancellationToken cancellationToken) =>
        key.Wrapped.Length == WrappedSize
        && await _dataKeys.FindAsync(key.WrappedBy, cancellationToken).ConfigureAwait(false) is { } dataKey
        && dataKey.TryOpen(key.Wrapped.Span, Bind(key.Subject, key.Id), destination.Span);

    private ReadOnlySpan<byte> Bind(SubjectRef subject, long id)
    {
        var at = _prefix;
        subject.WriteTo(LengthPrefixed.Field(_associated, ref at, SubjectRef.Size));
        BinaryPrimitives.WriteInt64BigEndian(LengthPrefixed.Field(_associated, ref at, sizeof(long)), id);
        return _associated;
    }
}
