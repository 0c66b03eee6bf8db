namespace DataProducts;

/// <summary>The tokens of a run of rows: one array of tokens for each column with personal data.</summary>
public sealed class TokenColumns
{
    private readonly string?[][] _tokens;

    /// <summary>Makes room.</summary>
    /// <param name="piiColumns">How many columns with personal data there are.</param>
    /// <param name="capacity">How many rows there are at most.</param>
    public TokenColumns(int piiColumns, int capacity)
    {
        _tokens = new string?[piiColumns][];
        for (var i = 0; i < piiColumns; i++)
        {
            _tokens[i] = new string?[capacity];
        }
    }

    /// <summary>Gets a column's tokens, one a row; null where the row has no value.</summary>
    /// <param name="pii">A place in <see cref="PortSchema.Pii"/>.</param>
    /// <returns>The tokens.</returns>
    public Memory<string?> this[int pii] => _tokens[pii];
}
