namespace DataProducts.Tokens;

/// <summary>
/// The tokens of one domain in one jurisdiction, or of all its domains: within it equal values have equal tokens, across spaces nothing is
/// alike.
/// </summary>
/// <remarks>Safe for many threads; calls that touch the vault wait for each other.</remarks>
public sealed partial class TokenSpace : ITokenSpace, IDisposable
{
    private const int TicksInALifetime = 4;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly HashSet<SubjectRef> _gone = [];
    private readonly Remembered<VaultKey> _acknowledged = new();
    private readonly ItemSealer _sealer;
    private readonly ITokenVault _vault;
    private readonly DomainKeys _keys;
    private readonly SpaceDataKeys _dataKeys;
    private readonly SubjectKeyCache _cache;
    private readonly SubjectKeys _subjectKeys;
    private readonly TokenBatch _batch;
    private readonly TokenWriter _writer;
    private readonly TokenReader _reader;
    private readonly FormatKeys _formats;
    private readonly IBatchMac _macs;
    private readonly SubjectHasher _subjects;
    private readonly TimeProvider _time;
    private readonly ITimer _expiry;
    private long? _epoch;

    private TokenSpace(TokenSpaceId id, ITokenVault vault, DomainKeys keys, MacKernel kernel, TimeProvider time)
    {
        (Id, _vault, _keys, _macs, _time) = (id, vault, keys, kernel.Create(), time);
        _subjects = new SubjectHasher(kernel.Create());
        _dataKeys = new SpaceDataKeys(keys.Data);
        var keySealer = new SubjectKeySealer(id, _dataKeys);
        _sealer = new ItemSealer(id);
        _cache = new SubjectKeyCache(time, keys.Policy.MemoryLifetime);
        _subjectKeys = new SubjectKeys(vault, id, _dataKeys, keySealer, _cache);
        _batch = new TokenBatch(id.Jurisdiction, _acknowledged);
        _writer = new TokenWriter(vault, id, _subjectKeys, _cache, _dataKeys, _sealer);
        _formats = new FormatKeys(id, keys.Tokens);
        _reader = new TokenReader(vault, id, keySealer, _dataKeys, _sealer);
        var tick = keys.Policy.MemoryLifetime / TicksInALifetime;
        _expiry = time.CreateTimer(_ => LetOldKeysGo(), null, tick, tick);
    }

    /// <inheritdoc/>
    public TokenSpaceId Id { get; }

    internal ITokenVault Vault => _vault;

    internal DomainKeys Keys => _keys;

    internal TimeProvider Time => _time;

    /// <summary>Tells whether a subject's key is in memory.</summary>
    internal bool HoldsKeyOf(SubjectRef subject) => _cache.Contains(subject);

    /// <summary>Opens a space over any vault and key ring.</summary>
    /// <param name="vault">The jurisdiction's vault.</param>
    /// <param name="registry">The jurisdiction's wrapped keys; keys that are missing are made.</param>
    /// <param name="ring">The jurisdiction's key ring.</param>
    /// <param name="scope">A domain's name, 1 to 128 characters, or <see cref="TokenSpaceId.WholeJurisdiction"/>.</param>
    /// <param name="time">The clock for the items' time, and for how long keys stay in memory.</param>
    /// <param name="policy">How long that is; null for <see cref="KeyPolicy.Default"/>.</param>
    /// <param name="kernel">What computes the HMACs of tokens and subjects.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The space; it owns neither vault nor ring.</returns>
    /// <exception cref="DataProductException">The keys cannot be used (<c>DP141x</c>), the vault cannot (<c>DP1420</c>), or
    /// the kernel errs (<c>DP1475</c>).</exception>
    public static async ValueTask<TokenSpace> OpenAsync(
        ITokenVault vault,
        IKeyRegistry registry,
        IKeyRing ring,
        string scope,
        TimeProvider time,
        KeyPolicy? policy = null,
        TokenKernel kernel = TokenKernel.Platform,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentException.ThrowIfNullOrWhiteSpace(scope);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scope.Length, 128, nameof(scope));
        if (!vault.Jurisdiction.IsKnown)
        {
            throw KeyErrors.NoVault();
        }

        if (vault.Jurisdiction != ring.Jurisdiction)
        {
            throw new ArgumentException("Vault and key ring are of different jurisdictions.", nameof(ring));
        }

        var macs = MacKernel.Choose(kernel);
        var keys = await DomainKeys.OpenAsync(ring, registry, scope, policy ?? KeyPolicy.Default, time, cancellationToken).ConfigureAwait(false);
        return new TokenSpace(new TokenSpaceId(vault.Jurisdiction, scope), vault, keys, macs, time);
    }

    /// <inheritdoc/>
    public async ValueTask SubjectsAsync(
        ReadOnlyMemory<string> subjects, Memory<SubjectRef> refs, CancellationToken cancellationToken = default)
    {
        using var lease = await _keys.SubjectKeyAsync(cancellationToken).ConfigureAwait(false);
        _subjects.Hash(lease.Bytes, subjects.Span, refs.Span);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<int>> TokeniseAsync(
        PiiColumn column,
        TokenOrigin origin,
        ReadOnlyMemory<string?> values,
        ReadOnlyMemory<SubjectRef> subjects,
        Memory<string?> tokens,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentException.ThrowIfNullOrEmpty(origin.Batch);
        ArgumentOutOfRangeException.ThrowIfEqual(Enum.IsDefined(column.Kind), false, nameof(column));
        ThrowIfOfAnotherScope(column);
        ArgumentOutOfRangeException.ThrowIfNotEqual(origin.Rows.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(subjects.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tokens.Length, values.Length);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await FollowEpochAsync(cancellationToken).ConfigureAwait(false);
            await FillAsync(column, origin, values, subjects, cancellationToken).ConfigureAwait(false);
            await _writer.WriteAsync(_batch.Pending, _batch.Unvaulted, origin.Batch, _time.GetUtcNow(), _gone, cancellationToken).ConfigureAwait(false);
            _batch.Acknowledge(_gone);
            return _batch.CopyTo(tokens.Span, subjects.Span, _gone);
        }
        finally
        {
            _macs.Unload();
            _batch.Clear();
            _gone.Clear();
            _dataKeys.Dispose();
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DetokeniseAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(opened.Length, cells.Length);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _reader.ReadAsync(kind, cells, opened, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sealer.Forget();
            _dataKeys.Dispose();
            _gate.Release();
        }
    }

    /// <summary>Lets the keys go.</summary>
    public void Dispose()
    {
        _expiry.Dispose();
        _cache.Dispose();
        _dataKeys.Dispose();
        _keys.Dispose();
        _macs.Dispose();
        _subjects.Dispose();
        _gate.Dispose();
    }

    /// <summary>Opens an item that the vault listed; null if it is gone meanwhile.</summary>
    internal async ValueTask<(string Original, string? Spelling)?> OpenItemAsync(VaultItem item, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var entries = new SubjectEntry[1];
            await _vault.FindKeysAsync(item.Space, new[] { item.Key.Subject }, entries, cancellationToken).ConfigureAwait(false);
            return item.Key.Subject == default || entries[0].Key?.Id == item.KeyId
                ? await _reader.OpenAsync(item, entries[0].Key, cell: 0, cancellationToken).ConfigureAwait(false)
                : null;
        }
        finally
        {
            _sealer.Forget();
            _dataKeys.Dispose();
            _gate.Release();
        }
    }

    /// <summary>Seals items of vault format 1 anew, under their subjects' keys. What stands already is compared.</summary>
    internal async ValueTask RekeyAsync(IReadOnlyList<VaultItem> items, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var plain = new BatchBytes();
        try
        {
            await FollowEpochAsync(cancellationToken).ConfigureAwait(false);
            foreach (var batch in items.GroupBy(item => (item.Batch, item.Created)))
            {
                var pending = new List<PendingItem>();
                foreach (var item in batch.OrderBy(item => item.Key, Comparer<VaultKey>.Create(static (a, b) => a.CompareTo(b))))
                {
                    var key = await _dataKeys.FindAsync(item.KeyId, cancellationToken).ConfigureAwait(false);
                    pending.Add(key is not null && _sealer.TryOpenUnkeyed(key, item, out var original)
                        ? new PendingItem(item.Key, 0, item.Normaliser, plain.Copy(original), default)
                        : throw TokenErrors.Tampered(Id.Jurisdiction, 0));
                }

                await _writer.WriteAsync(pending, _batch.Unvaulted, batch.Key.Batch, batch.Key.Created, _gone, cancellationToken).ConfigureAwait(false);
                _gone.Clear();
            }
        }
        finally
        {
            plain.Clear();
            _dataKeys.Dispose();
            _gone.Clear();
            _gate.Release();
        }
    }

    // Somebody may have been erased by another process: then nothing that is remembered of anybody holds.
    private async ValueTask FollowEpochAsync(CancellationToken cancellationToken)
    {
        var epoch = await _vault.EpochAsync(cancellationToken).ConfigureAwait(false);
        if (epoch == _epoch)
        {
            _cache.Trim();
            return;
        }

        _acknowledged.Clear();
        _subjectKeys.Forget();
        _cache.Clear();
        _epoch = epoch;
    }

    private async ValueTask FillAsync(
        PiiColumn column,
        TokenOrigin origin,
        ReadOnlyMemory<string?> values,
        ReadOnlyMemory<SubjectRef> subjects,
        CancellationToken cancellationToken)
    {
        if (column.Mode == TokenMode.Redact)
        {
            _batch.FillEmpty(subjects.Span);
            return;
        }

        if (column.Mode == TokenMode.FormatPreserving)
        {
            await FillTextsAsync(column.Kind, values, subjects, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var lease = await _keys.Tokens.NewestAsync(new TokenClass(column.Kind, column.Mode), cancellationToken).ConfigureAwait(false);
        _macs.Load(lease.Bytes);
        _batch.Fill(column, origin, _macs, lease.Name.Version, values.Span, subjects.Span);
    }

    private void ThrowIfOfAnotherScope(PiiColumn column)
    {
        var isWhole = string.Equals(Id.Scope, TokenSpaceId.WholeJurisdiction, StringComparison.Ordinal);
        if (isWhole != (column.Scope == JoinScope.Jurisdiction))
        {
            throw new ArgumentException($"Column '{column.Name}' has the join scope {column.Scope}, and this is token space {Id}.", nameof(column));
        }
    }

    // Subjects' keys that nobody asks for any more. Where a call is under way, the next tick is soon enough.
    private void LetOldKeysGo()
    {
        try
        {
            if (_gate.Wait(0, CancellationToken.None))
            {
                _cache.Trim();
                _gate.Release();
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed at the moment of the tick; closing lets all keys go.
        }
    }
}
