namespace DataProducts.Hydration;

/// <summary>What one run reads of its source.</summary>
internal class SourcePlan(IReadOnlyList<SourcePart> parts)
{
    private string? _batchId;

    /// <summary>Gives a plan that reads nothing, of a batch that stands already.</summary>
    public static SourcePlan Standing(string batch) => new([]) { _batchId = batch };

    public IReadOnlyList<SourcePart> Parts { get; } = parts;

    /// <summary>Gets the source's last batch if nothing came since and every table has it; the parts are those of that batch then.</summary>
    public string? Last { get; init; }

    /// <summary>Compares what the parts proved to be with what they have to be.</summary>
    public virtual void Check(IReadOnlyList<ContentDigest> digests)
    {
    }

    /// <summary>Gets the batch's id where the parts alone do not name it.</summary>
    public virtual string? BatchId => _batchId;

    /// <summary>Gets which quarantined rows these are; null of a plan that reads what is new.</summary>
    public virtual ReplayOrder? Replay => null;

    /// <summary>Says of rows that should have been read and were not there, once every part was read.</summary>
    public virtual ValueTask EndAsync(QuarantineWriter quarantine, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Gives how far the source was taken once every part was read; null if this does not move it.</summary>
    public virtual CursorEntry? Cursor(string batch, IReadOnlyList<ContentDigest> digests) => null;
}
