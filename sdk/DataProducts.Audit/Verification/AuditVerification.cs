namespace DataProducts.Audit;

/// <summary>What a verification found.</summary>
/// <param name="Checkpoint">The log's checkpoint, whose signature is good; null where the checkpoint itself is the problem.</param>
/// <param name="Problem">The first thing that is wrong, or null.</param>
/// <param name="IsInterrupted">
/// Whether an append was cut off beyond the checkpoint. That is no damage: nothing of it was acknowledged, and opening the log settles it.
/// </param>
public sealed record AuditVerification(Checkpoint? Checkpoint, AuditProblem? Problem, bool IsInterrupted)
{
    /// <summary>Gets a value indicating whether every record is the one that was logged.</summary>
    public bool IsGood => Problem is null;
}
