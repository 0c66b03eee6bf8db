namespace DataProducts;

/// <summary>How far an erasure is.</summary>
public enum ErasureStep
{
    /// <summary>What is to be done is written down.</summary>
    Planned = 1,

    /// <summary>The vault has destroyed the person's keys and originals.</summary>
    VaultErased = 2,

    /// <summary>Files with pairs of old and new tokens tell of the person no more.</summary>
    PairsBlotted = 3,

    /// <summary>A table's newest snapshot has no row of the person.</summary>
    RowsRemoved = 4,

    /// <summary>Consumers read that snapshot.</summary>
    Republished = 5,

    /// <summary>A file is about to go.</summary>
    RemovingFile = 6,

    /// <summary>No file of a table has a row of the person.</summary>
    TableDone = 7,

    /// <summary>The audit log has the evidence's hash.</summary>
    Recorded = 8,
}
