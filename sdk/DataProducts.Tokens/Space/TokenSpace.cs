namespace DataProducts.Tokens;

/// <summary>
/// The tokens of one domain in one jurisdiction: within it equal values have equal tokens, across spaces nothing is alike.
/// </summary>
/// <remarks>Safe for many threads; calls that touch the vault wait for each other.</remarks>
public sealed class TokenSpace : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ITokenVault _vault;
    private readonly DomainKeys _keys;
    private readonly ItemSealer _sealer;
    private readonly SubjectHash _subjects;
    private readonly TokenBatch _batch;
    private readonly TokenReader _reader;
    private readonly TimeProvider _time;

    private TokenSpace(ITokenVault vault, string domain, DomainKeys keys, ItemSealer sealer, SubjectHash subjects, TimeProvider time)
    {
        (_vault, Domain, _keys, _sealer, _subjects, _time) = (vault, domain, keys, sealer, subjects, time);
        _batch = new TokenBatch(sealer, new AcknowledgedKeys());
        _reader = new TokenReader(vault, sealer, domain);
    }

    /// <summary>Gets the jurisdiction.</summary>
    public Jurisdiction Jurisdiction => _vault.Jurisdiction;

    /// <summary>Gets the domain.</summary>
    public string Domain { get; }

    /// <summary>Opens a space over any vault and key ring.</summary>
    /// <param name="vault">The jurisdiction's vault.</param>
    /// <param name="registry">The jurisdiction's wrapped keys; keys that are missing are made.</param>
    /// <param name="ring">The jurisdiction's key ring.</param>
    /// <param name="domain">The domain's name, 1 to 128 characters.</param>
    /// <param name="time">The clock for the items' time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The space; it owns neither vault nor ring.</returns>
    /// <exception cref="DataProductException">The keys cannot be used (<c>DP141x</c>) or the vault cannot (<c>DP1420</c>).</exception>
    public static async ValueTask<TokenSpace> OpenAsync(
        ITokenVault vault,
        IKeyRegistry registry,
        IKeyRing ring,
        string domain,
        TimeProvider time,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentException.ThrowIfNullOrWhiteSpace(domain);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(domain.Length, 128, nameof(domain));
        if (!vault.Jurisdiction.IsKnown)
        {
            throw KeyErrors.NoVault();
        }

        if (vault.Jurisdiction != ring.Jurisdiction)
        {
            throw new ArgumentException("Vault and key ring are of different jurisdictions.", nameof(ring));
        }

        var keys = await DomainKeys.OpenAsync(ring, registry, domain, KeyPolicy.Default, time, cancellationToken).ConfigureAwait(false);
        var subjects = await SubjectHash.OpenAsync(ring, cancellationToken).ConfigureAwait(false);
        using var data = await keys.Data.NewestAsync(0, cancellationToken).ConfigureAwait(false);
        var sealer = new ItemSealer(vault.Jurisdiction, domain, keys, (data.Id, new SealingKey(data.Bytes)));
        return new TokenSpace(vault, domain, keys, sealer, subjects, time);
    }

    /// <summary>
    /// Gives the reference of a subject: the same in every domain of the jurisdiction, so that all of a person's items can be found.
    /// </summary>
    /// <param name="subject">The subject's identifier, not empty; taken as it is, without normalisation.</param>
    /// <returns>A keyed hash.</returns>
    /// <exception cref="DataProductException">It is not well-formed Unicode, or longer than 4,096 characters (<c>DP1407</c>).</exception>
    public SubjectRef SubjectOf(string subject) => _subjects.Of(subject);

    /// <summary>Replaces values by tokens. Every token given out stands in the vault, durably; if one cannot, none is given out.</summary>
    /// <param name="kind">What kind of personal data the values are; it chooses the normaliser and is part of the token.</param>
    /// <param name="values">The values. Null and what is empty after normalisation has no token.</param>
    /// <param name="subjects">Whose each value is; as long as <paramref name="values"/>.</param>
    /// <param name="batch">The batch's id, kept with new items.</param>
    /// <param name="tokens">Receives the tokens, null where there is none; as long as <paramref name="values"/>. Untouched if the call
    /// fails.</param>
    /// <param name="cancellationToken">Gives up; what the vault took by then stays, and is found again.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">A value cannot be normalised (<c>DP1403</c>), its subject was erased (<c>DP1404</c>), a
    /// token
    /// stands for another value (<c>DP1405</c>), an item was changed (<c>DP1406</c>), or the vault cannot be written
    /// (<c>DP1420</c>).</exception>
    public async ValueTask TokeniseAsync(
        PiiKind kind,
        ReadOnlyMemory<string?> values,
        ReadOnlyMemory<SubjectRef> subjects,
        string batch,
        Memory<string?> tokens,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(Enum.IsDefined(kind), false, nameof(kind));
        ArgumentException.ThrowIfNullOrEmpty(batch);
        ArgumentOutOfRangeException.ThrowIfNotEqual(subjects.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tokens.Length, values.Length);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var lease = await _keys.Tokens.NewestAsync(new(kind, TokenMode.Deterministic), cancellationToken).ConfigureAwait(false);
            using var key = new MacKey(lease.Bytes);
            _batch.Fill(kind, key, lease.Name.Version, values.Span, subjects.Span, batch, _time.GetUtcNow());
            if (!_batch.Pending.IsEmpty)
            {
                var standing = await _vault.PutIfAbsentAsync(_batch.Pending, cancellationToken).ConfigureAwait(false);
                await CompareAsync(standing, cancellationToken).ConfigureAwait(false);
                _batch.Acknowledge();
            }

            _batch.CopyTo(tokens.Span);
        }
        finally
        {
            _batch.Clear();
            _sealer.Forget();
            _gate.Release();
        }
    }

    /// <summary>Opens tokens of one kind: what a decision about that kind of personal data allowed to see.</summary>
    /// <param name="kind">The kind that every token must be of.</param>
    /// <param name="cells">The cells; exactly the item of token and subject is opened.</param>
    /// <param name="values">Receives the normalised originals, null where the vault has none (or its subject was erased); as long as
    /// <paramref name="cells"/>. Untouched if the call fails.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many cells had no item.</returns>
    /// <exception cref="DataProductException">A cell is not a token (<c>DP1400</c>), or of another jurisdiction (<c>DP1401</c>), kind
    /// or domain
    /// (<c>DP1402</c>); an item was changed (<c>DP1406</c>); or the vault cannot be read (<c>DP1420</c>).</exception>
    public ValueTask<int> DetokeniseAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<string?> values, CancellationToken cancellationToken = default) =>
        OpenAsync(kind, cells, values, cancellationToken);

    /// <summary>
    /// Opens tokens of any kind. Where a decision was about one kind, give that kind: a token of another must not be opened by it.
    /// </summary>
    /// <param name="cells">The cells; exactly the item of token and subject is opened.</param>
    /// <param name="values">Receives the normalised originals, as above.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many cells had no item.</returns>
    /// <exception cref="DataProductException">As above.</exception>
    public ValueTask<int> DetokeniseAsync(
        ReadOnlyMemory<TokenCell> cells, Memory<string?> values, CancellationToken cancellationToken = default) =>
        OpenAsync(null, cells, values, cancellationToken);

    /// <summary>Lets the keys go.</summary>
    public void Dispose()
    {
        _keys.Dispose();
        _sealer.Dispose();
        _subjects.Dispose();
        _gate.Dispose();
    }

    private async ValueTask<int> OpenAsync(
        PiiKind? kind, ReadOnlyMemory<TokenCell> cells, Memory<string?> values, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, cells.Length);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _reader.ReadAsync(kind, cells, values, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sealer.Forget();
            _gate.Release();
        }
    }

    // An item that stood already must hold the same original. Everything else is an error, and nothing was replaced.
    private async ValueTask CompareAsync(IReadOnlyList<StandingItem> standing, CancellationToken cancellationToken)
    {
        foreach (var (index, item) in standing)
        {
            var cell = _batch.CellOf(index);
            if (item.Erased is not null)
            {
                throw TokenErrors.Erased(cell);
            }

            var same = await _sealer.LoadKeyAsync(item.KeyId, cancellationToken).ConfigureAwait(false)
                ? _sealer.HoldsTheSame(item, _batch.Pending.Span[index])
                : null;
            if (same is not true)
            {
                throw same is null ? TokenErrors.Tampered(Jurisdiction, cell) : TokenErrors.Collision(cell);
            }
        }
    }
}
