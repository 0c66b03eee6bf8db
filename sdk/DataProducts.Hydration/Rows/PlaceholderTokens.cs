namespace DataProducts.Hydration;

/// <summary>Stands in for tokens where rows are written only to be counted or compared, and nothing leaves.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class PlaceholderTokens<TRow>(int capacity)
    where TRow : class, IDataProductRow<TRow>
{
    private readonly TokenColumns _tokens = new(TRow.Schema.Pii.Count, capacity);

    /// <summary>Gives a mark for each value that is there, and null for each that is not.</summary>
    public TokenColumns Of(ReadOnlySpan<TRow> rows)
    {
        for (var pii = 0; pii < TRow.Schema.Pii.Count; pii++)
        {
            var tokens = _tokens[pii].Span;
            for (var i = 0; i < rows.Length; i++)
            {
                tokens[i] = TRow.PiiOf(rows[i], pii) is null ? null : "present";
            }
        }

        return _tokens;
    }
}
