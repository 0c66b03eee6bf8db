namespace DataProducts;

/// <summary>What a vault knows of a subject in one token space.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Key">Its key in the space; null where it has none there, and always null once it is erased or moved.</param>
public readonly record struct SubjectEntry(SubjectState State, SubjectKey? Key)
{
    /// <summary>Gets when it was erased or moved, in UTC, to the millisecond; null otherwise.</summary>
    public DateTimeOffset? Left { get; init; }

    /// <summary>Gets the id of the request that erased or moved it; null otherwise.</summary>
    public Guid? Request { get; init; }

    /// <summary>Gets a value indicating whether it was erased, or moved away: nothing of it may be taken or given out.</summary>
    public bool IsGone => State is SubjectState.Erased or SubjectState.Moved;
}
