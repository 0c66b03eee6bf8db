using System.Collections.Concurrent;

namespace DataProducts.Cedar;

/// <summary>Policies made ready for many partial evaluations: validated once, and for each kind of request (action, type of principal, type
/// of resource) typed and reduced as far as that alone allows.</summary>
/// <remarks>It holds policies and schema only, nothing of a request: every evaluation looks at the entities and facts it is given, so
/// none can see what an earlier one knew. A kind of request is worked out when it is first asked for. Threads may share it.</remarks>
public sealed class PreparedPolicies
{
    private readonly ConcurrentDictionary<(EntityUid Action, string Principal, string Resource), PreparedEnvironment> _environments = [];
    private readonly bool _isValid;

    private PreparedPolicies(PolicySet policies, CedarSchema schema, bool isValid)
    {
        Policies = policies;
        Schema = schema;
        _isValid = isValid;
    }

    /// <summary>Gets the policies.</summary>
    public PolicySet Policies { get; }

    /// <summary>Gets the schema that they were validated against.</summary>
    public CedarSchema Schema { get; }

    /// <summary>Evaluates the policies as far as they can be without the resource (RFC 95).</summary>
    /// <param name="entities">The entities: the principal, the resource's ancestors, and what the context names. What else policies read
    /// but is not here stays open in what is left; see <see cref="PartialResult.NeededEntities"/>.</param>
    /// <param name="request">The question.</param>
    /// <exception cref="CedarDataException">The request is refused: it or an entity that it names is missing or does not
    /// conform.</exception>
    public PartialResult Evaluate(EntityStore entities, PartialRequest request)
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(request);
        return PartialRequestValidator.Validate(Schema, entities, request) is { Count: > 0 } found
            ? throw new CedarDataException(found)
            : EvaluateUnchecked(entities, request);
    }

    internal static PreparedPolicies Create(PolicySet policies, CedarSchema schema)
    {
        PolicyValidator.ThrowIfInvalid(policies, schema);
        return new(policies, schema, isValid: true);
    }

    /// <summary>Prepares policies that may not be valid, so that tests can bring in what errs at run time; nothing is typed.</summary>
    internal static PreparedPolicies CreateUnchecked(PolicySet policies, CedarSchema schema) => new(policies, schema, isValid: false);

    internal PartialResult EvaluateUnchecked(EntityStore entities, PartialRequest request)
    {
        var environment = _environments.GetOrAdd(
            (request.Action, request.Principal.Type, request.Resource.Type),
            static (kind, self) => PreparedEnvironment.Create(
                self.Policies, self.Schema, kind.Action, kind.Principal, kind.Resource, self._isValid),
            this);
        var known = new KnownEntities(Schema, entities);
        var reducer = new Reducer(known, new PartialFacts(known, request));
        return new PartialResult(environment, environment.Reduce(reducer), request, known, entities);
    }
}
