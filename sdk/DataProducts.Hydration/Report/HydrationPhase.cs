namespace DataProducts.Hydration;

/// <summary>Where a hydration stands. <c>docs/quarantine.md</c> and the remarks of <see cref="Hydrator{TRow}"/> give the order.</summary>
public enum HydrationPhase
{
    /// <summary>The parts are read once to name the batch by their content.</summary>
    Hashing = 1,

    /// <summary>Records are read, checked and kept out or taken.</summary>
    Reading,

    /// <summary>A vault has acknowledged a run of rows of one jurisdiction; they are about to be written to its data files.</summary>
    Writing,

    /// <summary>One jurisdiction's rows stand staged, seen by nobody, and are about to be checked.</summary>
    Checking,

    /// <summary>One jurisdiction's snapshot is about to be committed.</summary>
    Committing,

    /// <summary>The quarantine records are about to be committed.</summary>
    Quarantine,

    /// <summary>All tables stand; facts are recorded and the version is about to be published.</summary>
    Publishing,

    /// <summary>Everything is done.</summary>
    Done,
}
