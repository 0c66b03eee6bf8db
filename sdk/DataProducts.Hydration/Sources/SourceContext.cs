using DataProducts.Tokens;

namespace DataProducts.Hydration;

/// <summary>What a source may know when it decides what to read.</summary>
/// <param name="Schema">The contract.</param>
/// <param name="Digest">Names a row without telling what is in it.</param>
/// <param name="History">Reads how far each source was taken before.</param>
internal sealed record SourceContext(PortSchema Schema, KeyedDigest Digest, Func<CancellationToken, ValueTask<CursorHistory>> History)
{
    /// <summary>Gets what decides where a source is not what the contract says.</summary>
    public SourceDrift Drift { get; init; } = SourceDrift.Frozen;
}
