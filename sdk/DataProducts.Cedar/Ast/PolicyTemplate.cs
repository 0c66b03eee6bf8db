using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A policy with one or two slots in its scope. It decides nothing itself; its links do.</summary>
public sealed class PolicyTemplate
{
    internal PolicyTemplate(Policy body) => Body = body;

    /// <summary>Gets the id within its set, given as a policy's is.</summary>
    public string Id => Body.Id;

    /// <summary>Gets the file as it was named when it was parsed.</summary>
    public string Path => Body.Path;

    /// <summary>Gets where the template stands, from its first annotation to its semicolon.</summary>
    public SourceSpan Span => Body.Span;

    /// <summary>Gets what a link does when it is satisfied.</summary>
    public PolicyEffect Effect => Body.Effect;

    /// <summary>Gets the annotations; one without a value is the empty string.</summary>
    public IReadOnlyDictionary<string, string> Annotations => Body.Annotations;

    /// <summary>Gets what the scope asks of the principal.</summary>
    public ScopeConstraint Principal => Body.Principal;

    /// <summary>Gets what the scope asks of the action.</summary>
    public ScopeConstraint Action => Body.Action;

    /// <summary>Gets what the scope asks of the resource.</summary>
    public ScopeConstraint Resource => Body.Resource;

    /// <summary>Gets the conditions in the order of the text.</summary>
    public ImmutableArray<PolicyCondition> Conditions => Body.Conditions;

    /// <summary>Gets the slots that a link has to fill: one or two, in the order principal, resource.</summary>
    public ImmutableArray<CedarSlot> Slots => [.. new[] { Principal.Slot, Resource.Slot }.OfType<CedarSlot>()];

    /// <summary>Gets the template in the form that policies have, its slots open.</summary>
    internal Policy Body { get; }
}
