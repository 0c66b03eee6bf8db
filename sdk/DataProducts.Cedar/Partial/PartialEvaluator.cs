using System.Runtime.CompilerServices;

namespace DataProducts.Cedar;

/// <summary>Evaluates policies as far as they can be without the resource (RFC 95, typed partial evaluation).</summary>
/// <remarks>For every resource that fits the request, evaluating what is left gives what evaluating the policy gives, errors
/// included.</remarks>
public static class PartialEvaluator
{
    // Validation is dear, policy sets live long, and both are immutable.
    private static readonly ConditionalWeakTable<PolicySet, CedarSchema> Validated = [];

    /// <summary>Evaluates all policies.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="schema">The schema; action groups come from it.</param>
    /// <param name="entities">The entities: the principal, the resource's ancestors, and what the context names.</param>
    /// <param name="request">The question.</param>
    /// <exception cref="CedarValidationException">The policies do not pass strict validation.</exception>
    /// <exception cref="CedarDataException">The request is refused: it or an entity that it names is missing or does not
    /// conform.</exception>
    public static PartialResult Evaluate(PolicySet policies, CedarSchema schema, EntityStore entities, PartialRequest request)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(request);
        if (!Validated.TryGetValue(policies, out var against) || against != schema)
        {
            PolicyValidator.ThrowIfInvalid(policies, schema);
            Validated.AddOrUpdate(policies, schema);
        }

        if (PartialRequestValidator.Validate(schema, entities, request) is { Count: > 0 } found)
        {
            throw new CedarDataException(found);
        }

        return EvaluateUnchecked(policies, schema, entities, request);
    }

    /// <summary>Evaluates without validation, so that tests can bring in what errs at run time.</summary>
    internal static PartialResult EvaluateUnchecked(PolicySet policies, CedarSchema schema, EntityStore entities, PartialRequest request)
    {
        var store = entities.With(schema.ActionEntities);
        var reducer = new Reducer(schema, store, request);
        return new([.. policies.Policies.Select(reducer.Reduce)], request, schema, store);
    }
}
