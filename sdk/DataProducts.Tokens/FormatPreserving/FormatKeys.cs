namespace DataProducts.Tokens;

/// <summary>The keys of one space's format-preserving texts: one a kind and version, the newest in use.</summary>
internal sealed class FormatKeys(TokenSpaceId space, TokenKeys keys)
{
    /// <summary>Gives the key that new texts are made with; makes version 1 where there is none.</summary>
    /// <exception cref="DataProductException">The kind has no format that could be kept (<c>DP1470</c>).</exception>
    public async ValueTask<FormatKey> NewestAsync(PiiKind kind, CancellationToken cancellationToken)
    {
        var tokenClass = TokenClass.OfKey(kind, TokenMode.FormatPreserving);
        using var key = await keys.NewestAsync(tokenClass, cancellationToken).ConfigureAwait(false);
        return new FormatKey(space, tokenClass, key.Name.Version, key.Bytes);
    }

    /// <summary>Gives the key of one version; null if there is none, because it was retired or never was.</summary>
    /// <exception cref="DataProductException">The kind has no format that could be kept (<c>DP1470</c>).</exception>
    public async ValueTask<FormatKey?> FindAsync(PiiKind kind, int version, CancellationToken cancellationToken)
    {
        var tokenClass = TokenClass.OfKey(kind, TokenMode.FormatPreserving);
        using var key = await keys.FindAsync(tokenClass, version, cancellationToken).ConfigureAwait(false);
        return key is null ? null : new FormatKey(space, tokenClass, version, key.Bytes);
    }

    /// <summary>Gives the versions that there are.</summary>
    /// <exception cref="DataProductException">The kind has no format that could be kept (<c>DP1470</c>).</exception>
    public async ValueTask<IReadOnlyList<int>> VersionsAsync(PiiKind kind, CancellationToken cancellationToken)
    {
        var versions = await keys.VersionsAsync(TokenClass.OfKey(kind, TokenMode.FormatPreserving), cancellationToken).ConfigureAwait(false);
        return [.. versions.Select(key => key.Name.Version)];
    }
}
