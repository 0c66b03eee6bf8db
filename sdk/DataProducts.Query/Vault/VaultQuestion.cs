namespace DataProducts.Query;

/// <summary>Who asks a vault, by way of which product, and what for. Jurisdiction and kind are the tokens' own: no caller says them.</summary>
/// <param name="Product">The product's id, for example <c>retail.customers</c>.</param>
/// <param name="Person">Who asks: an id of the directory.</param>
/// <param name="Purpose">What for; without a purpose no token is opened. Null when values are tokenised.</param>
public sealed record VaultQuestion(string Product, string Person, string? Purpose)
{
    /// <summary>Gets the one jurisdiction that the instance that is asked serves; tokens of others are refused. Null where it serves
    /// all.</summary>
    public Jurisdiction? Serves { get; init; }

    /// <summary>Gets a value indicating whether a program hydrates: then <see cref="VaultLimits.Programs"/> hold, and not those that keep a
    /// person from guessing. Whoever sets it has made sure of that.</summary>
    public bool IsHydration { get; init; }
}
