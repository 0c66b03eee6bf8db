namespace DataProducts.Query;

/// <summary>Who asks something of a vault about the key of a column's tokens.</summary>
/// <param name="Jurisdiction">Whose vault is asked.</param>
/// <param name="Product">The product whose column it is, for example <c>retail.customers</c>.</param>
/// <param name="Person">Who asks: an id of the directory, whom policy permits to <c>administer</c> every product whose tokens the key's space
/// makes.</param>
/// <param name="Column">The column's name, as the lake has it.</param>
public sealed record KeyQuestion(Jurisdiction Jurisdiction, string Product, string Person, string Column)
{
    /// <summary>Gets what the asker takes the column to be; it is refused where the contract says something else. Null to take the contract's
    /// word.</summary>
    public PiiColumn? Like { get; init; }
}
