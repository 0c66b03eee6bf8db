using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>Prints row conditions for plans, whose diagnostics have ids of their own.</summary>
internal static class PredicateText
{
    /// <summary>Gives the text.</summary>
    /// <exception cref="UntranslatableException">The engine has no counterpart for a part of it.</exception>
    public static string Of(RowPredicate predicate, RowDialect dialect)
    {
        try
        {
            return RowPredicatePrinter.Print(predicate, dialect);
        }
        catch (RowFilterException refused)
        {
            throw new UntranslatableException(refused);
        }
    }
}
