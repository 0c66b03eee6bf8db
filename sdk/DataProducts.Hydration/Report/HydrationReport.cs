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

    /// <summary>Gets a value indicating whether the run only said what it would do: nothing was tokenised, written or committed.</summary>
    public bool DryRun { get; init; }

    /// <summary>Gets why a dry run's batch would be refused; null if nothing that is known before tokens are made speaks against it.</summary>
    public string? Refusal { get; init; }

    /// <summary>Gets the batch whose quarantined rows were read again; null of a run that read what is new.</summary>
    public string? ReplayOf { get; init; }

    /// <summary>Gets each difference between source and contract that the run's <see cref="DriftPolicy"/> let pass.</summary>
    public IReadOnlyList<DriftFinding> Drift { get; init; } = [];

    /// <summary>Gets what came late, by jurisdiction: empty where a table is not divided by time, or nothing did.</summary>
    public IReadOnlyDictionary<Jurisdiction, LateFinding> Late { get; init; } = new Dictionary<Jurisdiction, LateFinding>();

    /// <summary>
    /// Gets how many values of personal data the written rows have, each of them a token in the lake, by jurisdiction; equal values count
    /// each time.
    /// </summary>
    public IReadOnlyDictionary<Jurisdiction, long> Tokens { get; init; } = new Dictionary<Jurisdiction, long>();

    /// <summary>Gets why the run's lineage events went nowhere, at least in part, with the error's id; null if all went, or none were to.</summary>
    public string? LineageProblem { get; init; }

    /// <summary>Gets how many rows of each jurisdiction's table have a value, in the order of the contract's columns.</summary>
    internal IReadOnlyDictionary<Jurisdiction, long[]> PresentIn { get; init; } = new Dictionary<Jurisdiction, long[]>();

    /// <summary>Gets how long it took.</summary>
    public required TimeSpan Duration { get; init; }
}
