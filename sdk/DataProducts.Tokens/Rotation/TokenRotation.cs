namespace DataProducts.Tokens;

/// <summary>Changes the keys of one token space: makes new versions, brings tokens to them, and drops versions that nothing refers to.</summary>
/// <remarks>
/// The order is: <see cref="RotateAsync"/>; wait until every process makes tokens of the new version
/// (<see cref="KeyPolicy.MemoryLifetime"/>); <see cref="RetokeniseAsync"/>; bring the pairs into every table; <see cref="RetireAsync"/>. Until the
/// tables are done, equal values of two versions have unequal tokens: join through the pairs.
/// </remarks>
/// <param name="space">The space; it stays open and in use meanwhile.</param>
/// <param name="record">Records each act in the audit log before anything of it is done; if it fails, nothing is.</param>
public sealed class TokenRotation(TokenSpace space, Func<RotationAct, ValueTask> record)
{
    private readonly TokenSpace _space = space ?? throw new ArgumentNullException(nameof(space));
    private readonly Func<RotationAct, ValueTask> _record = record ?? throw new ArgumentNullException(nameof(record));

    /// <summary>Adds a version of a token key. New tokens use it: of this space at once, of other processes within their
    /// <see cref="KeyPolicy.MemoryLifetime"/>. Tokens of older versions still open.</summary>
    /// <param name="kind">Which kind of personal data.</param>
    /// <param name="mode">Which mode: each has a key of its own.</param>
    /// <param name="request">The id of the request. The same one again adds nothing and gives the same version, until that is retired.</param>
    /// <param name="cancellationToken">Gives up; then repeat it.</param>
    /// <returns>The version that the request added.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such kind, or a mode that makes no tokens.</exception>
    /// <exception cref="ArgumentException">The request's id is all zeroes.</exception>
    /// <exception cref="DataProductException">Version 255 is in use (<c>DP1451</c>), or the keys cannot be used (<c>DP141x</c>).</exception>
    public async ValueTask<int> RotateAsync(PiiKind kind, TokenMode mode, Guid request, CancellationToken cancellationToken = default)
    {
        if (request == Guid.Empty)
        {
            throw new ArgumentException("A request has an id of its own.", nameof(request));
        }

        var tokenClass = TokenClass.OfKey(kind, mode);
        await _record(new RotationAct(AuditEvent.RotateKey, _space.Id, kind, mode, null)).ConfigureAwait(false);
        var added = await _space.Keys.Tokens.RotateAsync(tokenClass, request, cancellationToken).ConfigureAwait(false);
        return added.Name.Version;
    }

    /// <summary>
    /// Gives every item of an older key version a successor of the newest, under the same subject, and writes the pairs of tokens to a file
    /// for the lake. Deterministic tokens only: <see cref="RetokenisationPlan"/> says why. The old items stay, and open.
    /// </summary>
    /// <param name="folder">The folder of this run, made with mode 0700 if absent: its state and the pairs. The same folder goes on after a
    /// stop or a kill, with the versions that were the newest when it began; a new run takes a new folder.</param>
    /// <param name="progress">Hears how far it is after each page; may be null.</param>
    /// <param name="cancellationToken">Stops it; it can go on later.</param>
    /// <returns>What was done in all, in this run and before it.</returns>
    /// <exception cref="DataProductException">The folder cannot be used, or another process works in it (<c>DP1454</c>); an item was changed
    /// (<c>DP1406</c>); or keys or vault cannot be used (<c>DP141x</c>, <c>DP1420</c>).</exception>
    public async ValueTask<RetokenisationReport> RetokeniseAsync(
        string folder, IProgress<RetokenisationReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        await _record(new RotationAct(AuditEvent.Retokenise, _space.Id, null, null, null)).ConfigureAwait(false);
        var job = new RetokenisationJob(_space.Vault, _space.Id, _space.Keys, _space.Time);
        try
        {
            return await job.RunAsync(Path.GetFullPath(folder), progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RotationErrors.JobUnavailable(folder, failure);
        }
    }

    /// <summary>Drops a version of a token key: its items in the vault, then its seed, so that nobody can confirm a guess with it any
    /// more. Tokens of it are unknown from then on.</summary>
    /// <param name="kind">Which kind of personal data.</param>
    /// <param name="mode">Which mode.</param>
    /// <param name="version">The version, older than the newest.</param>
    /// <param name="references">Counts the tokens of that version that anything still holds: every table with all snapshots that can be read,
    /// files given out, systems that were fed. The vault's own items are counted here.</param>
    /// <param name="cancellationToken">Gives up; it can be run again.</param>
    /// <returns>How many items were removed.</returns>
    /// <exception cref="DataProductException">The version is still referred to, or an item of it has no successor (<c>DP1453</c>); or it is
    /// the newest, or was too short a time ago (<c>DP1455</c>).</exception>
    public async ValueTask<long> RetireAsync(
        PiiKind kind,
        TokenMode mode,
        int version,
        Func<CancellationToken, ValueTask<long>> references,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(references);
        var tokenClass = TokenClass.OfKey(kind, mode);
        await _record(new RotationAct(AuditEvent.RetireKey, _space.Id, kind, mode, version)).ConfigureAwait(false);
        var retirement = new VersionRetirement(_space.Vault, _space.Id, _space.Keys, _space.Time);
        return await retirement.RetireAsync(tokenClass, version, references, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a new data key at once, as after somebody may have seen the last one; by age and use it happens by itself.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">The keys cannot be used (<c>DP141x</c>).</exception>
    public async ValueTask RotateDataKeyAsync(CancellationToken cancellationToken = default)
    {
        await _record(new RotationAct(AuditEvent.RotateKey, _space.Id, null, null, null)).ConfigureAwait(false);
        await _space.Keys.Data.RotateAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Wraps every subject's key of the space under the newest data key. Items are not touched; it may be stopped and run again.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many keys were wrapped anew.</returns>
    /// <exception cref="DataProductException">A key was changed (<c>DP1406</c>), or keys or vault cannot be used (<c>DP141x</c>,
    /// <c>DP1420</c>).</exception>
    public async ValueTask<long> RewrapAsync(CancellationToken cancellationToken = default)
    {
        await _record(new RotationAct(AuditEvent.RewrapKeys, _space.Id, null, null, null)).ConfigureAwait(false);
        return await new SubjectKeySweep(_space.Vault, _space.Id, _space.Keys).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
