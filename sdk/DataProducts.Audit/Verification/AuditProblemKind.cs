namespace DataProducts.Audit;

/// <summary>What is wrong with a log.</summary>
public enum AuditProblemKind
{
    /// <summary>The checkpoint is missing, changed, not signed by the key, of another log, or not of these records.</summary>
    Checkpoint = 1,

    /// <summary>The log is not a continuation of the known checkpoint: it was put back to an earlier state, or rewritten.</summary>
    RolledBack = 2,

    /// <summary>A record, or its leaf hash, was changed, dropped, doubled or moved.</summary>
    Record = 3,

    /// <summary>A tile or bundle is missing or changed, in a place that belongs to no single record.</summary>
    Tile = 4,

    /// <summary>A file is there that the checkpoint does not cover.</summary>
    Stray = 5,
}
