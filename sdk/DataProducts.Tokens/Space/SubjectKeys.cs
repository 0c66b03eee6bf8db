using System.Buffers;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>Brings the keys of a batch's subjects into memory, new ones where there are none, and finds out who is gone.</summary>
internal sealed class SubjectKeys(
    ITokenVault vault, TokenSpaceId space, SpaceDataKeys dataKeys, SubjectKeySealer sealer, SubjectKeyCache cache)
{
    // Each is a write of its own; a sweep does the rest.
    private const int MostRewraps = 16;

    private readonly HashSet<SubjectRef> _missing = [];
    private readonly List<SubjectRef> _asked = [];
    private bool _mostStood;

    /// <summary>Makes the keys ready of those who have values, and looks for those who have none.</summary>
    /// <param name="pending">Items, by subject.</param>
    /// <param name="empty">Subjects without a value in the batch.</param>
    /// <param name="gone">Receives who was erased or moved away.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask LoadAsync(
        IReadOnlyList<PendingItem> pending, IReadOnlySet<SubjectRef> empty, HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        _asked.Clear();
        _missing.Clear();
        foreach (var item in pending)
        {
            if (item.Key.Subject != default && !cache.Contains(item.Key.Subject) && _missing.Add(item.Key.Subject))
            {
                _asked.Add(item.Key.Subject);
            }
        }

        // Where the last call's subjects had keys, this one's will: to look first saves making keys that come to nothing.
        var asked = _asked.Count;
        if (_mostStood && asked > 0)
        {
            await OpenStandingAsync(gone, cancellationToken).ConfigureAwait(false);
        }

        var made = await AddOrOpenAsync(gone, cancellationToken).ConfigureAwait(false);
        _mostStood = asked == 0 ? _mostStood : 2 * made < asked;
        await FindGoneAsync(empty, gone, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask OpenStandingAsync(HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        var entries = new SubjectEntry[_asked.Count];
        await vault.FindKeysAsync(space.Scope, _asked.ToArray(), entries, cancellationToken).ConfigureAwait(false);
        var clear = GC.AllocateUninitializedArray<byte>(SubjectKeySealer.KeySize, pinned: true);
        var newest = (await dataKeys.NewestAsync(0, cancellationToken).ConfigureAwait(false)).Id;
        var left = 0;
        try
        {
            for (var i = 0; i < entries.Length; i++)
            {
                // A key that is to be wrapped anew is left to who does that.
                if (entries[i].Key is { } key && key.WrappedBy == newest)
                {
                    await TakeAsync(default, entries[i], clear, gone, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    _asked[left++] = _asked[i];
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }

        _asked.RemoveRange(left, _asked.Count - left);
    }

    // Gives how many were made.
    private async ValueTask<int> AddOrOpenAsync(HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        if (_asked.Count == 0)
        {
            return 0;
        }

        var dataKey = await dataKeys.NewestAsync(_asked.Count, cancellationToken).ConfigureAwait(false);
        var proposed = new SubjectKey[_asked.Count];
        var standing = new SubjectEntry[_asked.Count];
        var wrapped = new byte[_asked.Count * SubjectKeySealer.WrappedSize];
        var clear = GC.AllocateUninitializedArray<byte>((_asked.Count + 1) * SubjectKeySealer.KeySize, pinned: true);
        try
        {
            for (var i = 0; i < proposed.Length; i++)
            {
                proposed[i] = sealer.Propose(
                    dataKey, _asked[i], Key(clear, i).Span, wrapped.AsMemory(i * SubjectKeySealer.WrappedSize, SubjectKeySealer.WrappedSize));
            }

            await vault.AddOrGetKeysAsync(proposed, standing, cancellationToken).ConfigureAwait(false);
            var (rewraps, made) = (0, 0);
            for (var i = 0; i < standing.Length; i++)
            {
                await TakeAsync(proposed[i], standing[i], Key(clear, i), gone, cancellationToken).ConfigureAwait(false);
                made += standing[i].Key?.Id == proposed[i].Id ? 1 : 0;
                if (standing[i].Key is { } key && key.WrappedBy != dataKey.Id && rewraps++ < MostRewraps)
                {
                    // Whoever changed it meanwhile did the same, or erased the subject: the vault tells where the key is next needed.
                    _ = await vault.TryReplaceKeyAsync(key, sealer.Wrap(dataKey, key, Key(clear, i).Span), cancellationToken).ConfigureAwait(false);
                }
            }

            return made;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private async ValueTask TakeAsync(
        SubjectKey proposed, SubjectEntry standing, Memory<byte> clear, HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        if (standing.Key is not { } key)
        {
            gone.Add(proposed.Subject);
            return;
        }

        var isNew = key.Id == proposed.Id;
        if (!isNew && !await sealer.TryOpenAsync(key, clear, cancellationToken).ConfigureAwait(false))
        {
            throw TokenErrors.TamperedKey(space.Jurisdiction, key.Subject);
        }

        cache.Add(key.Subject, key.Id, isNew, clear.Span);
    }

    private async ValueTask FindGoneAsync(IReadOnlySet<SubjectRef> empty, HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        _asked.Clear();
        foreach (var subject in empty)
        {
            if (!cache.Contains(subject) && !_missing.Contains(subject))
            {
                _asked.Add(subject);
            }
        }

        if (_asked.Count == 0)
        {
            return;
        }

        var entries = ArrayPool<SubjectEntry>.Shared.Rent(_asked.Count);
        await vault.FindKeysAsync(space.Scope, _asked.ToArray(), entries, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < _asked.Count; i++)
        {
            if (entries[i].IsGone)
            {
                gone.Add(_asked[i]);
            }
        }

        ArrayPool<SubjectEntry>.Shared.Return(entries, clearArray: true);
    }

    private static Memory<byte> Key(byte[] keys, int place) =>
        keys.AsMemory(place * SubjectKeySealer.KeySize, SubjectKeySealer.KeySize);
}
