namespace DataProducts.Tokens;

/// <summary>Where a re-tokenisation is, and where it goes: what survives a kill.</summary>
/// <param name="Space">The token space.</param>
/// <param name="Targets">The version that each class is brought to, fixed when the job began, so that a later rotation does not split
/// it.</param>
internal sealed record JobState(TokenSpaceId Space, IReadOnlyDictionary<TokenClass, int> Targets)
{
    /// <summary>Gets where the scan goes on.</summary>
    public VaultCursor Cursor { get; init; }

    /// <summary>Gets how many bytes of the file of pairs belong to what is done; what lies behind them is of a page that was cut short.</summary>
    public long PairBytes { get; init; }

    public long Scanned { get; init; }

    public long Replaced { get; init; }

    public long Gone { get; init; }

    public bool IsDone { get; init; }
}
