namespace DataProducts.Cedar;

/// <summary>The answer to a request without its reasons.</summary>
/// <param name="Allowed">Whether Cedar allows: a permit is satisfied and no forbid is; a policy that errs is skipped.</param>
/// <param name="AllowedStrictly">Whether access may be given: Cedar allows and no forbid erred.</param>
public readonly record struct CedarAnswer(bool Allowed, bool AllowedStrictly);
