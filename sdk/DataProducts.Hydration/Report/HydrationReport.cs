namespace DataProducts.Hydration;

/// <summary>What a hydration did: names, numbers and ids, never a value.</summary>
public sealed record HydrationReport
{
    /// <summary>
    /// Gets the batch's id: SHA-256 in lower-case hex over product, port, contract version, and the parts' names and contents.
    /// </summary>
    public required string Batch { get; init; }

    /// <summary>Gets a value indicating whether every table had the batch before: nothing was committed.</summary>
    public required bool AlreadyHydrated { get; init; }

    /// <summary>Gets a value indicating whether this run published a version.</summary>
    public required bool Published { get; init; }

    /// <summary>Gets how many tables of jurisdictions this run committed a snapshot to.</summary>
    public required int Committed { get; init; }

    /// <summary>Gets how many records the input has.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Gets how many rows of the batch each jurisdiction's table was given; <see cref="Changes"/> says what became of them.</summary>
    public required IReadOnlyDictionary<Jurisdiction, long> RowsWritten { get; init; }

    /// <summary>Gets what became of the rows in each jurisdiction's table, where they were not only appended; empty otherwise.</summary>
    public IReadOnlyDictionary<Jurisdiction, RowChanges> Changes { get; init; } = new Dictionary<Jurisdiction, RowChanges>();

    /// <summary>Gets how many records were kept out.</summary>
    public required long RowsQuarantined { get; init; }

    /// <summary>
    /// Gets how many records have each problem; empty if the whole batch had been published before and was not read again.
    /// </summary>
    public required IReadOnlyDictionary<RowProblem, long> Problems { get; init; }

    /// <summary>
    /// Gets how many written rows have a value, by column of the contract; empty where <see cref="Problems"/> is for that reason.
    /// </summary>
    public required IReadOnlyDictionary<string, long> Present { get; init; }

    /// <summary>Gets the snapshot that consumers read now, by jurisdiction.</summary>
    public required IReadOnlyDictionary<Jurisdiction, long> Snapshots { get; init; }

    /// <summary>Gets the snapshot of the quarantine table that has the batch's records.</summary>
    public required long QuarantineSnapshot { get; init; }

    /// <summary>Gets how long it took.</summary>
    public required TimeSpan Duration { get; init; }
}
