using System.Runtime.InteropServices;

namespace DataProducts.Tokens;

/// <summary>Brings a batch's originals into the vault, each sealed under its subject's key. One caller at a time.</summary>
/// <remarks>
/// An item that stands already must hold the same original; anything else is an error, and nothing is replaced. Where most of what is
/// brought seems to stand, items are read first, and their subjects' keys with them: to read one is cheaper than to seal one and have it
/// turned away.
/// </remarks>
internal sealed class TokenWriter(
    ITokenVault vault, TokenSpaceId space, SubjectKeys keys, SubjectKeyCache cache, SpaceDataKeys dataKeys, ItemSealer sealer)
{
    // As many are read at a time: what is read stays within the second-level cache.
    private const int Part = 2048;

    private readonly VaultKey[] _asked = new VaultKey[Part];
    private readonly VaultFinding[] _findings = new VaultFinding[Part];
    private readonly List<PendingItem> _missing = [];
    private readonly List<PendingItem> _sought = [];
    private readonly List<PendingItem> _unsure = [];
    private readonly BatchBytes _sealed = new();
    private readonly StandingCheck _check = new(space, sealer);

    /// <summary>Writes what the vault lacks.</summary>
    /// <param name="pending">The originals, by subject and token.</param>
    /// <param name="unvaulted">Subjects whose cells leave nothing in the vault: who of them was erased is found out too.</param>
    /// <param name="origin">The batch, kept with new items.</param>
    /// <param name="now">The time, likewise.</param>
    /// <param name="gone">Receives who was erased or moved away.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask WriteAsync(
        IReadOnlyList<PendingItem> pending,
        IReadOnlySet<SubjectRef> unvaulted,
        string origin,
        DateTimeOffset now,
        HashSet<SubjectRef> gone,
        CancellationToken cancellationToken)
    {
        try
        {
            foreach (var item in pending)
            {
                ListOf(item.Key.Subject).Add(item);
            }

            await SeekAsync(gone, cancellationToken).ConfigureAwait(false);
            await keys.LoadAsync(_missing, unvaulted, gone, cancellationToken).ConfigureAwait(false);
            if (gone.Count > 0)
            {
                _missing.RemoveAll(item => gone.Contains(item.Key.Subject));
            }

            await AddAsync(origin, now, gone, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _missing.Clear();
            _sought.Clear();
            _unsure.Clear();
            _sealed.Clear();
            Array.Clear(_findings);
            sealer.Forget();
        }
    }

    private List<PendingItem> ListOf(SubjectRef subject) =>
        cache.TryGet(subject, out var key) ? key.IsNew ? _missing : _sought
        : subject == default ? _missing : _unsure;

    private async ValueTask SeekAsync(HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        var unsought = _missing.Count;
        for (var start = 0; start < _sought.Count; start += Part)
        {
            await SeekAsync(_sought, start, gone, cancellationToken).ConfigureAwait(false);
        }

        // Subjects come in the order of a hash, so a first part is a sample of the rest; where it is a small part, it is worth asking.
        var sought = 0;
        for (var mostStand = keys.MostStand || _unsure.Count > 2 * Part; mostStand && sought < _unsure.Count; sought += Part)
        {
            mostStand = await SeekAsync(_unsure, sought, gone, cancellationToken).ConfigureAwait(false);
        }

        _missing.AddRange(CollectionsMarshal.AsSpan(_unsure)[Math.Min(sought, _unsure.Count)..]);
        if (unsought + _sought.Count > 0 && _missing.Count > unsought)
        {
            _missing.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        }
    }

    // Says whether most stood.
    private async ValueTask<bool> SeekAsync(List<PendingItem> items, int start, HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        var count = Math.Min(Part, items.Count - start);
        for (var i = 0; i < count; i++)
        {
            _asked[i] = items[start + i].Key;
        }

        var findings = _findings.AsMemory(0, count);
        await vault.GetAsync(_asked.AsMemory(0, count), findings, cancellationToken).ConfigureAwait(false);
        await keys.OpenAsync(findings, cancellationToken).ConfigureAwait(false);
        using var key = new OneSubjectKey(cache);
        var lacking = _missing.Count;
        for (var i = 0; i < count; i++)
        {
            ref readonly var finding = ref _findings[i];
            if (finding.Subject.IsGone)
            {
                gone.Add(_asked[i].Subject);
            }
            else if (finding.Item is { } item)
            {
                _check.Compare(key, item, items[start + i], gone);
            }
            else
            {
                _missing.Add(items[start + i]);
            }
        }

        return 2 * (_missing.Count - lacking) < count;
    }

    private async ValueTask AddAsync(string origin, DateTimeOffset now, HashSet<SubjectRef> gone, CancellationToken cancellationToken)
    {
        if (_missing.Count == 0)
        {
            return;
        }

        var ofNobody = _missing.Count(static item => item.Key.Subject == default);
        var dataKey = ofNobody == 0 ? default : await dataKeys.NewestAsync(ofNobody, cancellationToken).ConfigureAwait(false);
        var write = await vault.PutIfAbsentAsync(Seal(dataKey, origin, now), cancellationToken).ConfigureAwait(false);
        foreach (var index in write.Erased)
        {
            gone.Add(_missing[index].Key.Subject);
        }

        using var key = new OneSubjectKey(cache);
        foreach (var (index, item) in write.Standing)
        {
            if (item.Key.Subject == default)
            {
                var older = await dataKeys.FindAsync(item.KeyId, cancellationToken).ConfigureAwait(false);
                _check.Compare(older ?? throw TokenErrors.Tampered(space.Jurisdiction, _missing[index].Cell), item, _missing[index]);
            }
            else
            {
                _check.Compare(key, item, _missing[index], gone);
            }
        }
    }

    private VaultItem[] Seal((long Id, SealingKey Key) dataKey, string origin, DateTimeOffset now)
    {
        using var key = new OneSubjectKey(cache);
        var items = new VaultItem[_missing.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var item = _missing[i];
            var (id, sealing) = item.Key.Subject == default ? dataKey : key.Of(item.Key.Subject);
            var room = _sealed.Take(item.Original.Length + SealingKey.Overhead);
            sealer.Seal(sealing, item.Key, item.Original.Span, room.Span);
            items[i] = new VaultItem(item.Key, space.Scope, id, item.Normaliser, room, origin, now) { Spelling = Seal(sealing, item) };
        }

        return items;
    }

    private ReadOnlyMemory<byte> Seal(SealingKey key, in PendingItem item)
    {
        if (item.Spelling.IsEmpty)
        {
            return default;
        }

        var room = _sealed.Take(item.Spelling.Length + SealingKey.Overhead);
        sealer.SealSpelling(key, item.Key, item.Spelling.Span, room.Span);
        return room;
    }
}
