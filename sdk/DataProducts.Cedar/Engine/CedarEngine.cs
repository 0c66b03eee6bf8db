namespace DataProducts.Cedar;

/// <summary>Decides requests quickly: policies are compiled and found by their scopes, and entities stay in memory. It answers exactly as
/// <see cref="Authorizer"/> does, and a decision allocates nothing.</summary>
/// <remarks>
/// <para>An engine is immutable, and any number of threads may share one. Make one when policies or entities change, and keep it; for
/// what only one request knows, <see cref="With(IEnumerable{Entity})"/> makes one that shares all else.</para>
/// <para>Only a policy that makes a set or a record out of variables, or an <c>ip</c> out of text that is no literal, allocates when it
/// is evaluated.</para>
/// </remarks>
public sealed class CedarEngine
{
    private readonly ResidentPolicies _resident;
    private readonly CedarSchema? _schema;
    private readonly ScopeTable<int[]> _principals;
    private readonly ScopeTable<int[]> _resources;
    private readonly ScopeTable<ActionPolicies> _actions;

    private CedarEngine(PolicySet policies, CedarSchema? schema, PolicyIndex index, EntityStore entities)
    {
        Policies = policies;
        Entities = entities.Base is null ? entities : EntityStore.Create(entities.Entities);
        _schema = schema;
        _resident = new(index, Entities);
        (_principals, _resources, _actions) = (_resident.Principals, _resident.Resources, _resident.Actions);
    }

    private CedarEngine(CedarEngine shared, EntityStore entities)
    {
        Policies = shared.Policies;
        Entities = entities;
        _schema = shared._schema;
        _resident = shared._resident;
        _principals = _resident.Principals.Over(entities);
        _resources = _resident.Resources.Over(entities);
        _actions = _resident.Actions.Over(entities);
    }

    /// <summary>Gets the policies.</summary>
    public PolicySet Policies { get; }

    /// <summary>Gets the entities, those of the schema's actions among them.</summary>
    public EntityStore Entities { get; }

    /// <summary>Makes an engine without entities; action groups hold only if <see cref="With(IEnumerable{Entity})"/> brings the
    /// actions.</summary>
    /// <param name="policies">The policies.</param>
    public static CedarEngine Create(PolicySet policies) => Create(policies, EntityStore.Empty);

    /// <summary>Makes an engine; action groups hold only if the store has the actions.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="entities">The entities that stay.</param>
    public static CedarEngine Create(PolicySet policies, EntityStore entities)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(entities);
        return new(policies, null, new(policies), entities);
    }

    /// <summary>Makes an engine that has its action groups from a schema. Neither policies nor requests are checked against it; see
    /// <see cref="PolicyValidator"/> and <see cref="RequestValidator"/>.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="entities">The entities that stay.</param>
    /// <exception cref="CedarDataException">An action is among the entities, with other content than the schema's.</exception>
    public static CedarEngine Create(PolicySet policies, CedarSchema schema, EntityStore entities)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(entities);
        return new(policies, schema, new(policies), entities.With(schema.ActionEntities));
    }

    /// <summary>Makes an engine with the same policies and schema, already compiled, and other entities.</summary>
    /// <param name="entities">The entities that stay.</param>
    /// <exception cref="CedarDataException">An action is among the entities, with other content than the schema's.</exception>
    public CedarEngine WithEntities(EntityStore entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        return new(Policies, _schema, _resident.Index, _schema is null ? entities : entities.With(_schema.ActionEntities));
    }

    /// <summary>Makes an engine with the same schema and entities, and other policies.</summary>
    /// <param name="policies">The policies.</param>
    public CedarEngine WithPolicies(PolicySet policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return new(policies, _schema, new(policies), Entities);
    }

    /// <summary>Makes an engine that also knows a request's own entities, at a cost that depends on their number alone; unless an entity
    /// of this engine names one of them as its parent, which makes all be worked out anew.</summary>
    /// <param name="entities">The entities to add.</param>
    /// <exception cref="CedarDataException">An entity is given twice with different content, or its parents form a cycle.</exception>
    public CedarEngine With(params IEnumerable<Entity> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        var store = Entities.Over(entities);
        return ReferenceEquals(store, Entities) ? this
            : ReferenceEquals(store.Base, _resident.Store) ? new(this, store)
            : new(Policies, _schema, _resident.Index, store);
    }

    /// <summary>Looks up a request's entities and policies ahead of its decisions.</summary>
    /// <param name="request">The question.</param>
    public PreparedRequest Prepare(CedarRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(this, request, Bind(request, Entities.Names.Localize(request.Context)));
    }

    /// <summary>Answers a request; nothing is checked against a schema.</summary>
    /// <param name="request">The question.</param>
    public CedarAnswer Decide(CedarRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Decide(Bind(request, request.Context), null);
    }

    /// <summary>Answers a request and says which policies decided and which erred; nothing is checked against a schema.</summary>
    /// <param name="request">The question.</param>
    /// <param name="trace">Takes up the policies; what it held before is gone.</param>
    public CedarAnswer Decide(CedarRequest request, DecisionTrace trace)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(trace);
        return Decide(Bind(request, request.Context), trace);
    }

    /// <summary>Answers a request that this engine has prepared.</summary>
    /// <param name="request">The question.</param>
    /// <exception cref="ArgumentException">Another engine has prepared it.</exception>
    public CedarAnswer Decide(PreparedRequest request) => Decide(Own(request).Bound, null);

    /// <summary>Answers a request that this engine has prepared, and says which policies decided and which erred.</summary>
    /// <param name="request">The question.</param>
    /// <param name="trace">Takes up the policies; what it held before is gone.</param>
    /// <exception cref="ArgumentException">Another engine has prepared it.</exception>
    public CedarAnswer Decide(PreparedRequest request, DecisionTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Decide(Own(request).Bound, trace);
    }

    /// <summary>Gives Cedar's answer with the ids of the policies and the messages of the errors; nothing is checked against a
    /// schema.</summary>
    /// <param name="request">The question.</param>
    public CedarDecision Authorize(CedarRequest request)
    {
        var trace = new DecisionTrace();
        var answer = Decide(request, trace);
        var errors = new List<PolicyError>(trace.Errors.Length);

        // Messages are made here alone, by evaluating once more what erred.
        var evaluator = new Evaluator(Entities, request);
        foreach (var policy in trace.Errors)
        {
            _ = evaluator.TrySatisfies(policy, out _);
            errors.Add(new(policy.Id, policy.Effect, evaluator.Error));
        }

        var reasons = new List<string>(trace.Reasons.Length);
        foreach (var policy in trace.Reasons)
        {
            reasons.Add(policy.Id);
        }

        return new(answer.Allowed, reasons, errors);
    }

    private CedarAnswer Decide(in BoundRequest bound, DecisionTrace? trace)
    {
        var frame = new EvaluationFrame(Entities, _resident.Constants, in bound);
        return Decider.Decide(frame, _resident.Index.AnyAction, trace);
    }

    private PreparedRequest Own(PreparedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReferenceEquals(request.Engine, this) ? request
            : throw new ArgumentException("Another engine has prepared the request.", nameof(request));
    }

    private BoundRequest Bind(CedarRequest request, CedarValue context)
    {
        var principal = Entities.Names.Find(request.PrincipalName);
        var action = Entities.Names.Find(request.ActionName);
        var resource = Entities.Names.Find(request.ResourceName);
        return new()
        {
            Principal = principal ?? request.PrincipalName,
            Action = action ?? request.ActionName,
            Resource = resource ?? request.ResourceName,
            Context = context,
            PrincipalEntity = principal is null ? null : Entities.At(principal.Number),
            ActionEntity = action is null ? null : Entities.At(action.Number),
            ResourceEntity = resource is null ? null : Entities.At(resource.Number),
            PrincipalKeys = _principals.Of(request.PrincipalName, principal),
            ResourceKeys = _resources.Of(request.ResourceName, resource),
            ActionPolicies = _actions.Of(request.ActionName, action),
        };
    }
}
