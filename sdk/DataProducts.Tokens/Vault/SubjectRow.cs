namespace DataProducts.Tokens;

/// <summary>A subject as a vault's file has it.</summary>
/// <param name="Number">Its number in the file; negative if it has none.</param>
/// <param name="State">Where it stands.</param>
internal readonly record struct SubjectRow(long Number, SubjectState State)
{
    public static SubjectRow None { get; } = new(-1, SubjectState.None);

    public DateTimeOffset? Left { get; init; }

    public Guid? Request { get; init; }

    public bool IsGone => State is SubjectState.Erased or SubjectState.Moved;

    public SubjectEntry With(SubjectKey? key) => new(State, IsGone ? null : key) { Left = Left, Request = Request };
}
