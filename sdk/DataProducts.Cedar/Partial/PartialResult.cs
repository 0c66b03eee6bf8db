using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>What is known of a policy before the resource is.</summary>
public enum PartialOutcome
{
    /// <summary>It is satisfied whatever the resource.</summary>
    Satisfied,

    /// <summary>It is not satisfied whatever the resource.</summary>
    NotSatisfied,

    /// <summary>It depends on the resource.</summary>
    Residual,

    /// <summary>It cannot be evaluated whatever the resource.</summary>
    Error,
}

/// <summary>A policy and what is left of it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Outcome">What is known.</param>
/// <param name="Residual">What is left to ask of the resource: a boolean expression over <c>resource</c> alone; a literal or an
/// <see cref="ErrorExpr"/> where nothing is.</param>
public sealed record PartialPolicy(Policy Policy, PartialOutcome Outcome, CedarExpr Residual)
{
    /// <summary>Gets why the policy errs, or null if it does not.</summary>
    public string? Error => (Residual as ErrorExpr)?.Message;
}

/// <summary>What is left of a policy set when all but the resource is known.</summary>
public sealed class PartialResult
{
    internal PartialResult(ImmutableArray<PartialPolicy> policies, PartialRequest request, CedarSchema schema, EntityStore entities)
    {
        Policies = policies;
        Request = request;
        Schema = schema;
        Entities = entities;
    }

    /// <summary>Gets all policies in the order of the set.</summary>
    public ImmutableArray<PartialPolicy> Policies { get; }

    /// <summary>Gets the request.</summary>
    public PartialRequest Request { get; }

    /// <summary>Gets the policies that bear on the answer: those that are satisfied, depend on the resource, or err.</summary>
    public IEnumerable<PartialPolicy> Participants => Policies.Where(policy => policy.Outcome != PartialOutcome.NotSatisfied);

    /// <summary>Gets the forbids that deny every resource: those satisfied, and those that err, since an error never widens.</summary>
    public IEnumerable<PartialPolicy> DenyingForbids => Policies.Where(
        policy => policy.Policy.Effect == PolicyEffect.Forbid && policy.Outcome is (PartialOutcome.Satisfied or PartialOutcome.Error));

    /// <summary>Gets whether no resource can be allowed: a forbid denies all, or no permit is left.</summary>
    public bool DeniesAll => DenyingForbids.Any() || !Policies.Any(
        policy => policy.Policy.Effect == PolicyEffect.Permit && policy.Outcome is (PartialOutcome.Satisfied or PartialOutcome.Residual));

    internal CedarSchema Schema { get; }

    internal EntityStore Entities { get; }
}
