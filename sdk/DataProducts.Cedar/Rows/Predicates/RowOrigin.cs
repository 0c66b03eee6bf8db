namespace DataProducts.Cedar;

/// <summary>The part of a policy that a condition comes from.</summary>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="Path">The policy's file as it was named when it was parsed.</param>
/// <param name="Span">Where in that file the part stands.</param>
public sealed record RowOrigin(string PolicyId, string Path, SourceSpan Span);
