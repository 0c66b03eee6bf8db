namespace DataProducts.Hydration;

/// <summary>How one run hydrates. The defaults are the strictest.</summary>
public sealed record HydrationOptions
{
    /// <summary>Gets how many rows may be kept out before the whole batch is refused; <see cref="QuarantineLimit.Default"/> by default.</summary>
    public QuarantineLimit Limit { get; init; } = QuarantineLimit.Default;

    /// <summary>Gets what is done where a source is not what the contract says; refused by default.</summary>
    public DriftPolicy Drift { get; init; }

    /// <summary>
    /// Gets a value indicating whether the run only says what it would do: rows are read and checked, but no vault is asked, no file is
    /// written, no table made and nothing committed, published or recorded.
    /// </summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// Gets the id of a batch whose quarantined rows are to be read again from the source, against the contract as it is now; null to
    /// hydrate what is new.
    /// </summary>
    public string? Replay { get; init; }
}
