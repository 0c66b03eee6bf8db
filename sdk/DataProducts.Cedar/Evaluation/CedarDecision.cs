namespace DataProducts.Cedar;

/// <summary>A policy that could not be evaluated for a request.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Effect">What the policy would have done.</param>
/// <param name="Message">Why; it holds names and kinds, never a value.</param>
public sealed record PolicyError(string PolicyId, PolicyEffect Effect, string Message);

/// <summary>The answer to a request, exactly Cedar's own.</summary>
/// <param name="Allowed">Whether Cedar allows: a permit is satisfied and no forbid is; a policy that errs is skipped.</param>
/// <param name="Reasons">The ids of the satisfied policies that decided: permits if allowed, forbids if one denied, else none.</param>
/// <param name="Errors">The policies that could not be evaluated, in the order of the set.</param>
public sealed record CedarDecision(bool Allowed, IReadOnlyList<string> Reasons, IReadOnlyList<PolicyError> Errors)
{
    /// <summary>Gets whether access may be given: Cedar allows and no forbid erred. An erring permit has granted nothing in any
    /// case.</summary>
    public bool AllowedStrictly => Allowed && !Errors.Any(error => error.Effect == PolicyEffect.Forbid);
}
