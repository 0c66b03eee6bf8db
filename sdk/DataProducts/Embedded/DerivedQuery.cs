namespace DataProducts;

/// <summary>What the rows of a derived product are: SQL over the products of its <c>[DerivedFrom]</c>, and what for.</summary>
/// <remarks>
/// It is asked under the product's own identity, the person <c>product:&lt;id&gt;</c> of the people file, decided and recorded as any
/// question. It runs once a jurisdiction, each time over that jurisdiction's rows only: a join never crosses a border, and what is made
/// of a jurisdiction's rows stays in it. No token is opened, and classified columns are null (<c>docs/derived.md</c>).
/// </remarks>
public sealed class DerivedQuery
{
    private DerivedQuery(string sql, string purpose) => (Sql, Purpose) = (sql, purpose);

    /// <summary>Gets the statement.</summary>
    public string Sql { get; }

    /// <summary>Gets the purpose's name.</summary>
    public string Purpose { get; }

    /// <summary>Makes a query.</summary>
    /// <param name="sql">One SELECT over <c>domain.product</c> or <c>domain.product__port</c>, whose columns have the names that the record
    /// reads.</param>
    /// <param name="purpose">What for: a purpose that the product's subscriptions include.</param>
    /// <returns>The query; it is checked when it is hydrated.</returns>
    public static DerivedQuery Of(string sql, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(sql);
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return new(sql, purpose);
    }
}
