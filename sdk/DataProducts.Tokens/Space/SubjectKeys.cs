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
    private readonly Remembered<SubjectRef> _present = new();
    private int _opened;
    private int _rewraps;

    /// <summary>Gets a value indicating whether most subjects of the last call had a key: then those of this one will, and to look for
    /// their items first saves making keys that come to nothing.</summary>
    public bool MostStand { get; private set; }

    /// <summary>Forgets who is known not to be gone: somebody was erased, and it is not known who.</summary>
    public void Forget() => _present.Clear();

    /// <summary>Opens the keys that the vault gave with items.</summary>
    /// <param name="findings">What it gave, by subject.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask OpenAsync(ReadOnlyMemory<VaultFinding> findings, CancellationToken cancellationToken)
    {
        var newest = await dataKeys.NewestAsync(0, cancellationToken).ConfigureAwait(false);
        var clear = GC.AllocateUninitializedArray<byte>(SubjectKeySealer.KeySize, pinned: true);
        try
        {
            for (var i = 0; i < findings.Length; i++)
            {
                if (findings.Span[i] is { Item: not null, Subject.Key: { } key } && !cache.Contains(key.Subject))
                {
                    await OpenAsync(newest, key, clear, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    /// <summary>Makes the keys ready of those whose items the vault lacks, and looks for those who have none.</summary>
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

        var made = await AddOrOpenAsync(gone, cancellationToken).ConfigureAwait(false);
        MostStand = made + _opened == 0 ? MostStand : made < _opened;
        (_opened, _rewraps) = (0, 0);
        await FindGoneAsync(empty, gone, cancellationToken).ConfigureAwait(false);
    }

    // Gives how many were made.
    private async ValueTask<int> AddOrOpenAsync(HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        if (_asked.Count == 0)
        {
            return 0;
        }

        var asked = _asked.ToArray();
        var dataKey = await dataKeys.NewestAsync(asked.Length, cancellationToken).ConfigureAwait(false);
        var (proposed, standing) = (new SubjectKey[asked.Length], new SubjectEntry[asked.Length]);
        var clear = GC.AllocateUninitializedArray<byte>(asked.Length * SubjectKeySealer.KeySize, pinned: true);
        try
        {
            sealer.Propose(dataKey, asked, clear, proposed);
            await vault.AddOrGetKeysAsync(proposed, standing, cancellationToken).ConfigureAwait(false);
            var made = 0;
            for (var i = 0; i < standing.Length; i++)
            {
                var room = clear.AsMemory(i * SubjectKeySealer.KeySize, SubjectKeySealer.KeySize);
                if (standing[i].Key is not { } key)
                {
                    gone.Add(asked[i]);
                }
                else if (key.Id == proposed[i].Id)
                {
                    cache.Add(key.Subject, key.Id, isNew: true, room.Span);
                    made++;
                }
                else
                {
                    await OpenAsync(dataKey, key, room, cancellationToken).ConfigureAwait(false);
                }
            }

            return made;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private async ValueTask OpenAsync(
        (long Id, SealingKey Key) newest, SubjectKey key, Memory<byte> clear, CancellationToken cancellationToken)
    {
        if (!string.Equals(key.Space, space.Scope, StringComparison.Ordinal)
            || !await sealer.TryOpenAsync(key, clear, cancellationToken).ConfigureAwait(false))
        {
            throw TokenErrors.TamperedKey(space.Jurisdiction, key.Subject);
        }

        cache.Add(key.Subject, key.Id, isNew: false, clear.Span);
        _opened++;
        if (key.WrappedBy != newest.Id && _rewraps++ < MostRewraps)
        {
            // Whoever changed it meanwhile did the same, or erased the subject: the vault tells where the key is next needed.
            _ = await vault.TryReplaceKeyAsync(key, sealer.Wrap(newest, key, clear.Span), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask FindGoneAsync(IReadOnlySet<SubjectRef> empty, HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        _asked.Clear();
        foreach (var subject in empty)
        {
            if (!cache.Contains(subject) && !_missing.Contains(subject) && !_present.Contains(subject))
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
            else
            {
                _present.Add(_asked[i]);
            }
        }

        ArrayPool<SubjectEntry>.Shared.Return(entries, clearArray: true);
    }
}
