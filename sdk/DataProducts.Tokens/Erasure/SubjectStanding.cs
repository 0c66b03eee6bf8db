namespace DataProducts.Tokens;

/// <summary>Where a subject stands in a vault.</summary>
/// <param name="Subject">The subject's reference.</param>
/// <param name="State">Whether it was erased, or moved away; <see cref="SubjectState.None"/> where the space of the whole jurisdiction does
/// not know it.</param>
public readonly record struct SubjectStanding(SubjectRef Subject, SubjectState State);
