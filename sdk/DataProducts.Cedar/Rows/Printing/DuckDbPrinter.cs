namespace DataProducts.Cedar;

/// <summary>Writes a filter as a boolean expression of DuckDB's SQL.</summary>
public static class DuckDbPrinter
{
    /// <summary>Gives the expression; it has no parameters and can stand wherever DuckDB takes a condition on the row.</summary>
    /// <param name="predicate">The filter.</param>
    /// <exception cref="RowFilterException">A name or a text holds NUL or half a surrogate pair, or an instant is beyond DuckDB's
    /// calendar.</exception>
    public static string Print(RowPredicate predicate) => RowPredicatePrinter.Print(predicate, DuckDbDialect.Instance);
}
