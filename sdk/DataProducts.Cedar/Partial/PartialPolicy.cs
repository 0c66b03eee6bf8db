namespace DataProducts.Cedar;

/// <summary>What is known of a policy before the resource is.</summary>
public enum PartialOutcome
{
    /// <summary>It is satisfied whatever the resource.</summary>
    Satisfied,

    /// <summary>It is not satisfied whatever the resource.</summary>
    NotSatisfied,

    /// <summary>It depends on the resource, or on an entity that was not supplied.</summary>
    Residual,

    /// <summary>It cannot be evaluated whatever the resource.</summary>
    Error,
}

/// <summary>A policy and what is left of it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Outcome">What is known.</param>
/// <param name="Residual">What is left to ask: a boolean expression over <c>resource</c>, and over entities that were not supplied; a
/// literal or an <see cref="ErrorExpr"/> where nothing is. Each of its nodes has a <see cref="CedarExpr.ResidualType"/>.</param>
public sealed record PartialPolicy(Policy Policy, PartialOutcome Outcome, CedarExpr Residual)
{
    /// <summary>Gets why the policy errs, or null if it does not.</summary>
    public string? Error => (Residual as ErrorExpr)?.Message;
}
