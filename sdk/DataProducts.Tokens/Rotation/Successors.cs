using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>Makes the items that take the place of older ones: the same originals, sealed anew under tokens of another key version.</summary>
/// <remarks>One caller at a time.</remarks>
internal sealed class Successors(ITokenVault vault, DomainKeys keys, JobState job, TimeProvider time)
{
    private readonly ItemSealer _sealer = new(job.Space);

    /// <summary>Makes a successor for each item of the space that is of an older version than its class is brought to.</summary>
    /// <param name="page">Items of any space.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The pairs, by the successors' subject and token. Nothing is in the vault yet.</returns>
    public async ValueTask<IReadOnlyList<Succession>> MakeAsync(IReadOnlyList<VaultItem> page, CancellationToken cancellationToken)
    {
        List<VaultItem> old = [.. page.Where(IsOlder)];
        old.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        if (old.Count == 0)
        {
            return [];
        }

        var made = new List<Succession>(old.Count);
        using var macs = await TargetKeys.OpenAsync(keys.Tokens, job.Targets, cancellationToken).ConfigureAwait(false);
        using var dataKeys = new SpaceDataKeys(keys.Data);
        var nobodys = old.Count(item => item.Key.Subject == default);
        var dataKey = await dataKeys.NewestAsync(nobodys, cancellationToken).ConfigureAwait(false);
        try
        {
            await new SpaceItems(vault, job.Space, dataKeys).VisitAsync(
                old, (i, key) => made.Add(Make(old[i], key, macs, dataKey)), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sealer.Forget();
        }

        made.Sort(static (a, b) => a.Next.Key.CompareTo(b.Next.Key));
        return made;
    }

    /// <summary>Makes sure that items which stood already hold what was offered in their place.</summary>
    /// <exception cref="DataProductException">One holds something else (<c>DP1405</c>), or was changed (<c>DP1406</c>).</exception>
    public async ValueTask CompareAsync(
        IReadOnlyList<Succession> offered, IReadOnlyList<StandingItem> standing, CancellationToken cancellationToken)
    {
        if (standing.Count == 0)
        {
            return;
        }

        List<VaultItem> pairs = [.. standing.SelectMany(one => (VaultItem[])[one.Item, offered[one.Index].Next])];
        using var dataKeys = new SpaceDataKeys(keys.Data);
        using var theirs = new KeyBuffer(MacKey.Size);
        try
        {
            await new SpaceItems(vault, job.Space, dataKeys).VisitAsync(
                pairs, (i, key) => Compare(i, pairs[i], key, theirs), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sealer.Forget();
        }
    }

    private bool IsOlder(VaultItem item) =>
        string.Equals(item.Space, job.Space.Scope, StringComparison.Ordinal)
        && item.Key.TryGetToken(out var token)
        && job.Targets.TryGetValue(token.Class, out var target)
        && token.KeyVersion < target;

    private Succession Make(in VaultItem old, SealingKey key, TargetKeys macs, (long Id, SealingKey Key) dataKey)
    {
        _ = old.Key.TryGetToken(out var token);
        var original = Open(old, key);
        var next = macs.Tokenise(job.Space.Jurisdiction, token.Class, old.Normaliser, original).For(old.Key.Subject);
        var isNobodys = old.Key.Subject == default;
        var under = isNobodys ? dataKey.Key : key;
        var sealedOriginal = new byte[original.Length + SealingKey.Overhead];
        _sealer.Seal(under, next, original, sealedOriginal);
        return new Succession(old, new VaultItem(
            next, old.Space, isNobodys ? dataKey.Id : old.KeyId, old.Normaliser, sealedOriginal, old.Batch, time.GetUtcNow())
        {
            Spelling = Spelling(old, key, next, under),
            Predecessor = old.Key,
        });
    }

    private byte[] Spelling(in VaultItem old, SealingKey key, in VaultKey next, SealingKey under)
    {
        if (old.Spelling.IsEmpty)
        {
            return [];
        }

        if (!_sealer.TryOpenSpelling(key, old, out var spelling))
        {
            throw RotationErrors.Tampered(job.Space, old.Key);
        }

        var sealedSpelling = new byte[spelling.Length + SealingKey.Overhead];
        _sealer.SealSpelling(under, next, spelling, sealedSpelling);
        return sealedSpelling;
    }

    // Pairs come one after the other, and of both halves only a hash is kept.
    private void Compare(int place, in VaultItem item, SealingKey key, KeyBuffer theirs)
    {
        Span<byte> hash = stackalloc byte[MacKey.Size];
        SHA256.HashData(Open(item, key), hash);
        if (place % 2 == 0)
        {
            hash.CopyTo(theirs.Bytes);
        }
        else if (!CryptographicOperations.FixedTimeEquals(hash, theirs.Bytes))
        {
            throw RotationErrors.Collision(job.Space, item.Key);
        }
    }

    private ReadOnlySpan<byte> Open(in VaultItem item, SealingKey key) =>
        _sealer.TryOpen(key, item, out var original) ? original : throw RotationErrors.Tampered(job.Space, item.Key);
}
