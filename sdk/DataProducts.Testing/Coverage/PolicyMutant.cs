using DataProducts.Cedar;

namespace DataProducts.Testing;

/// <summary>A changed form of one policy in its file.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Kind">How it was changed.</param>
/// <param name="Span">What was changed.</param>
/// <param name="Change">What was changed, for a person.</param>
/// <param name="Text">The whole file's text with the change.</param>
internal sealed record PolicyMutant(string Policy, MutationKind Kind, SourceSpan Span, string Change, string Text);
