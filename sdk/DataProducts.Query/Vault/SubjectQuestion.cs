namespace DataProducts.Query;

/// <summary>Who asks something of a vault about one person or one key, by way of which product. It is personal data.</summary>
/// <param name="Jurisdiction">Whose vault is asked.</param>
/// <param name="Product">The product by which the person is known, for example <c>retail.customers</c>.</param>
/// <param name="Person">Who asks: an id of the directory, whom policy permits to <c>administer</c> the product.</param>
/// <param name="Subject">The identifier of whom it is about, as the product's rows have it.</param>
public sealed record SubjectQuestion(Jurisdiction Jurisdiction, string Product, string Person, string Subject)
{
    /// <summary>Hides whom it is about, so that no log or message shows it.</summary>
    /// <returns>A constant.</returns>
    public override string ToString() => "***";
}
