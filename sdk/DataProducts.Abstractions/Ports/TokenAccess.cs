namespace DataProducts;

/// <summary>Who works with a token space, and what for. In process only the space counts, because the decision is made before; a vault
/// service of its own decides again.</summary>
/// <param name="Space">The space.</param>
/// <param name="Product">The product whose values or tokens they are: an id such as <c>retail.customers</c>, or one major version of
/// it.</param>
/// <param name="Person">Who asks, an id of the directory; null for the program itself, which hydrates.</param>
/// <param name="Purpose">What for; null when values are tokenised.</param>
public sealed record TokenAccess(TokenSpaceId Space, string Product, string? Person = null, string? Purpose = null);
