namespace DataProducts.Query;

/// <summary>Who wants to do what to a vault, by way of which product.</summary>
/// <param name="Event">What.</param>
/// <param name="Jurisdiction">Whose vault.</param>
/// <param name="Product">The id of the product by way of which it is asked; null for none in particular.</param>
/// <param name="Person">Who asks: an id of the directory.</param>
/// <param name="Request">The id of the request.</param>
internal sealed record AdministrationQuestion(AuditEvent Event, Jurisdiction Jurisdiction, string? Product, string Person, Guid Request)
{
    /// <summary>Gets the token space that it concerns; null where it concerns every one of the jurisdiction, as all about a person does.</summary>
    public string? Scope { get; init; }

    /// <summary>Gets what of the space it concerns, for the record's hash; empty where there is nothing to say that is no personal data.</summary>
    public string Matter { get; init; } = "";
}
