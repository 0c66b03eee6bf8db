namespace DataProducts.Hydration;

/// <summary>What one run reads of its source.</summary>
internal class SourcePlan(IReadOnlyList<SourcePart> parts)
{
    public IReadOnlyList<SourcePart> Parts { get; } = parts;

    /// <summary>Gets the source's last batch if nothing came since and every table has it; the parts are those of that batch then.</summary>
    public string? Last { get; init; }

    /// <summary>Compares what the parts proved to be with what they have to be.</summary>
    public virtual void Check(IReadOnlyList<ContentDigest> digests)
    {
    }

    /// <summary>Gives how far the source was taken once every part was read; null if this does not move it.</summary>
    public virtual CursorEntry? Cursor(string batch, IReadOnlyList<ContentDigest> digests) => null;
}
