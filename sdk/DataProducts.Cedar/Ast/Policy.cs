using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>What a satisfied policy does.</summary>
public enum PolicyEffect
{
    /// <summary>It allows.</summary>
    Permit,

    /// <summary>It denies, whatever any permit says.</summary>
    Forbid,
}

/// <summary>One <c>when</c> or <c>unless</c> of a policy.</summary>
/// <param name="IsUnless">Whether it is <c>unless</c>.</param>
/// <param name="Body">The condition.</param>
public sealed record PolicyCondition(bool IsUnless, CedarExpr Body)
{
    /// <summary>Gets where the condition stands, from its keyword to its closing brace; the default where it was not read from a
    /// text.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>One policy.</summary>
public sealed class Policy
{
    internal Policy(
        string path, SourceSpan span, PolicyEffect effect, ImmutableDictionary<string, string> annotations,
        ScopeConstraint principal, ScopeConstraint action, ScopeConstraint resource, ImmutableArray<PolicyCondition> conditions)
    {
        Path = path;
        Span = span;
        Effect = effect;
        Annotations = annotations;
        Principal = principal;
        Action = action;
        Resource = resource;
        Conditions = conditions;
        Conjuncts = Conjoin();
    }

    private Policy(Policy source)
    {
        Path = source.Path;
        Span = source.Span;
        Effect = source.Effect;
        Annotations = source.Annotations;
        Principal = source.Principal;
        Action = source.Action;
        Resource = source.Resource;
        Conditions = source.Conditions;
        Conjuncts = source.Conjuncts;
        Id = source.Id;
        HasGivenId = source.HasGivenId;
        Template = source.Template;
        SlotValues = source.SlotValues;
        BareAnnotations = source.BareAnnotations;
    }

    private Policy(Policy template, string id, ImmutableSortedDictionary<CedarSlot, EntityUid> values)
        : this(template.Path, template.Span, template.Effect, (ImmutableDictionary<string, string>)template.Annotations,
            template.Principal.Fill(values), template.Action, template.Resource.Fill(values), template.Conditions)
    {
        Id = id;
        HasGivenId = true;
        Template = template;
        SlotValues = values;
        BareAnnotations = template.BareAnnotations;
    }

    /// <summary>Gets the id within its set: the <c>@id</c> annotation if no other policy of the set bears it, else <c>policyN</c> by
    /// position.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the id of the template that this policy is a link of, or null for a policy of its own.</summary>
    public string? TemplateId => Template?.Id;

    /// <summary>Gets what the link fills the template's slots with; empty for a policy of its own.</summary>
    public IReadOnlyDictionary<CedarSlot, EntityUid> SlotValues { get; } = ImmutableSortedDictionary<CedarSlot, EntityUid>.Empty;

    /// <summary>Gets the file as it was named when it was parsed.</summary>
    public string Path { get; }

    /// <summary>Gets where the policy stands, from its first annotation to its semicolon.</summary>
    public SourceSpan Span { get; }

    /// <summary>Gets what the policy does when it is satisfied.</summary>
    public PolicyEffect Effect { get; }

    /// <summary>Gets the annotations; one without a value is the empty string.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; }

    /// <summary>Gets what the scope asks of the principal.</summary>
    public ScopeConstraint Principal { get; }

    /// <summary>Gets what the scope asks of the action.</summary>
    public ScopeConstraint Action { get; }

    /// <summary>Gets what the scope asks of the resource.</summary>
    public ScopeConstraint Resource { get; }

    /// <summary>Gets the conditions in the order of the text.</summary>
    public ImmutableArray<PolicyCondition> Conditions { get; }

    /// <summary>Gets all that has to hold, in the order of evaluation: scope, then conditions, <c>unless</c> negated.</summary>
    internal ImmutableArray<CedarExpr> Conjuncts { get; }

    /// <summary>Gets whether a slot is open, so that this is the body of a template.</summary>
    internal bool IsTemplate => Principal.Slot is not null || Resource.Slot is not null;

    /// <summary>Gets whether the id was given, and so stays as it is when sets are joined.</summary>
    internal bool HasGivenId { get; private init; }

    internal Policy? Template { get; private init; }

    /// <summary>Gets the names of the annotations without a value, which JSON tells from those with an empty one.</summary>
    internal ImmutableHashSet<string> BareAnnotations { get; init; } = [];

    internal Policy WithId(string id) => new(this) { Id = id };

    internal Policy WithGivenId(string id) => new(this) { Id = id, HasGivenId = true };

    internal Policy WithTemplate(Policy template) => new(this) { Template = template };

    internal Policy Link(string id, IReadOnlyDictionary<CedarSlot, EntityUid> values) => new(this, id, values.ToImmutableSortedDictionary());

    private ImmutableArray<CedarExpr> Conjoin()
    {
        var conjuncts = ImmutableArray.CreateBuilder<CedarExpr>();
        foreach (var scope in (ScopeConstraint[])[Principal, Action, Resource])
        {
            if (scope.ToExpression() is { } expression)
            {
                conjuncts.Add(expression);
            }
        }

        foreach (var condition in Conditions)
        {
            conjuncts.Add(condition.IsUnless ? new UnaryExpr(condition.Body.Span, UnaryOperator.Not, condition.Body) : condition.Body);
        }

        return conjuncts.ToImmutable();
    }
}
