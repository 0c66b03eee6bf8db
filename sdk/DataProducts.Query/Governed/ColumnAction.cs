namespace DataProducts.Query;

/// <summary>What a viewer gets of one column in the rows that the viewer may see.</summary>
public abstract record ColumnAction
{
    private ColumnAction()
    {
    }

    /// <summary>Gets the action that gives the stored value; for a column of personal data, its token.</summary>
    public static ColumnAction Clear { get; } = new ClearAction();

    /// <summary>Gets the action that gives null, of the column's type.</summary>
    public static ColumnAction Null { get; } = new NullAction();

    /// <summary>Gives the stored value in the rows where a condition is true, else null.</summary>
    /// <param name="sql">Trusted boolean SQL over quoted column names of the table, made of comparisons and null tests.</param>
    /// <returns>The action.</returns>
    public static ColumnAction ClearWhen(string sql) => new ClearWhenAction(sql);

    internal sealed record ClearAction : ColumnAction;

    internal sealed record NullAction : ColumnAction;

    internal sealed record ClearWhenAction(string Sql) : ColumnAction;
}
