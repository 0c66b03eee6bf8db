namespace DataProducts.Query;

/// <summary>Who asks a vault, for which product, kind of personal data and purpose.</summary>
/// <param name="Jurisdiction">Whose vault is asked.</param>
/// <param name="Product">The product's id, for example <c>retail.customers</c>.</param>
/// <param name="Kind">The kind of personal data; every token or value of a request is of this kind.</param>
/// <param name="Person">Who asks: an id of the directory.</param>
/// <param name="Purpose">What for; without a purpose no token is opened. Null when values are tokenised.</param>
public sealed record VaultQuestion(Jurisdiction Jurisdiction, string Product, PiiKind Kind, string Person, string? Purpose)
{
    /// <summary>Gets how far the tokens join: within the product's domain, or within the jurisdiction. It says in which token space they
    /// are.</summary>
    public JoinScope Scope { get; init; } = JoinScope.Domain;
}
