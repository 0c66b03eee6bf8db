namespace DataProducts.Cedar;

/// <summary>How two values are compared.</summary>
public enum RowComparison
{
    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>&lt;&gt;</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,
}

internal static class RowComparisons
{
    /// <summary>Gives the comparison that holds where this one does not.</summary>
    public static RowComparison Opposite(this RowComparison comparison) => comparison switch
    {
        RowComparison.Equal => RowComparison.NotEqual,
        RowComparison.NotEqual => RowComparison.Equal,
        RowComparison.Less => RowComparison.GreaterOrEqual,
        RowComparison.LessOrEqual => RowComparison.Greater,
        RowComparison.Greater => RowComparison.LessOrEqual,
        _ => RowComparison.Less,
    };

    /// <summary>Gives the comparison that says the same with the sides exchanged.</summary>
    public static RowComparison Flip(this RowComparison comparison) => comparison switch
    {
        RowComparison.Less => RowComparison.Greater,
        RowComparison.LessOrEqual => RowComparison.GreaterOrEqual,
        RowComparison.Greater => RowComparison.Less,
        RowComparison.GreaterOrEqual => RowComparison.LessOrEqual,
        _ => comparison,
    };
}
