namespace DataProducts.Hydration;

/// <summary>A part of an input of which only the rows are read that were kept out before.</summary>
/// <param name="inner">The part.</param>
/// <param name="sha256">Its SHA-256 in hex when the rows were kept out.</param>
/// <param name="pending">The rows.</param>
internal sealed class ReplayPart(SourcePart inner, string sha256, PendingRows pending) : SourcePart(inner.Name)
{
    public override bool DigestIsOfRows => inner.DigestIsOfRows;

    public PendingRows Pending => pending;

    /// <summary>Gets a value indicating whether other content under the same name is no input of the replay.</summary>
    public bool MustBeSame => inner is ContentPart;

    /// <summary>Tells whether the content is what it was.</summary>
    public bool IsSame(ContentDigest digest) =>
        inner.DigestIsOfRows && string.Equals(sha256, Convert.ToHexStringLower(digest.Sha256), StringComparison.Ordinal);

    public override ValueTask<ContentDigest> DigestAsync(IProgress<long>? bytes, CancellationToken cancellationToken) =>
        inner.DigestAsync(bytes, cancellationToken);

    public override async ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken)
    {
        pending.Begin(IsSame(expected));
        return new ReplayReader(await inner.OpenAsync(schema, expected, cancellationToken).ConfigureAwait(false), pending);
    }
}
