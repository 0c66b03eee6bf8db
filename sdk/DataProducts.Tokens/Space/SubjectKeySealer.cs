using System.Buffers.Binary;
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

    /// <summary>Makes a key for a subject; whether it comes to stand is the vault's to say.</summary>
    /// <param name="dataKey">The data key that seals it.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="key">Receives the key in clear.</param>
    /// <param name="wrapped">Room for the sealed key, <see cref="WrappedSize"/> bytes.</param>
    public SubjectKey Propose((long Id, SealingKey Key) dataKey, SubjectRef subject, Span<byte> key, Memory<byte> wrapped)
    {
        RandomNumberGenerator.Fill(key);
        Span<byte> number = stackalloc byte[sizeof(long)];
        long id;
        do
        {
            RandomNumberGenerator.Fill(number);
            id = BinaryPrimitives.ReadInt64BigEndian(number) & long.MaxValue;
        }
        while (id == 0);

        dataKey.Key.Seal(_nonces.Next(), key, Bind(subject, id), wrapped.Span);
        return new SubjectKey(subject, _space.Scope, id, dataKey.Id, wrapped);
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
