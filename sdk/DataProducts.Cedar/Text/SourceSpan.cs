namespace DataProducts.Cedar;

/// <summary>Where in a source text something stands.</summary>
/// <param name="Start">The offset of the first character, in UTF-16 units from 0.</param>
/// <param name="Length">The length in UTF-16 units.</param>
/// <param name="Line">The line of the first character, from 1.</param>
/// <param name="Column">The column of the first character, in UTF-16 units from 1.</param>
public readonly record struct SourceSpan(int Start, int Length, int Line, int Column)
{
    /// <summary>Gives the span from the start of this one to the end of another.</summary>
    /// <param name="end">A span that ends at or after the start of this one.</param>
    public SourceSpan To(SourceSpan end) => this with { Length = Math.Max(Length, end.Start + end.Length - Start) };
}
