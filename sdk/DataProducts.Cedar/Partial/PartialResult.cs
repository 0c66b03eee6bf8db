using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DataProducts.Cedar;

/// <summary>What is left of a policy set when all but the resource is known.</summary>
public sealed class PartialResult
{
    private readonly PreparedEnvironment _environment;
    private readonly PartialPolicy[] _candidates;
    private ImmutableArray<PartialPolicy> _policies;

    internal PartialResult(
        PreparedEnvironment environment, PartialPolicy[] candidates, PartialRequest request, KnownEntities known, EntityStore entities)
    {
        _environment = environment;
        _candidates = candidates;
        Known = known;
        Request = request;
        Entities = entities;
        Participants = Where(static one => one.Outcome != PartialOutcome.NotSatisfied);
        DenyingForbids = Where(static one =>
            one.Policy.Effect == PolicyEffect.Forbid && one.Outcome is (PartialOutcome.Satisfied or PartialOutcome.Error));
        Decision = Decide();
    }

    /// <summary>Gets all policies in the order of the set.</summary>
    public ImmutableArray<PartialPolicy> Policies => _policies.IsDefault
        ? _policies = ImmutableCollectionsMarshal.AsImmutableArray(_environment.Complete(_candidates)) : _policies;

    /// <summary>Gets the request.</summary>
    public PartialRequest Request { get; }

    /// <summary>Gets the policies that bear on the answer: those that are satisfied, stay open, or err.</summary>
    public ImmutableArray<PartialPolicy> Participants { get; }

    /// <summary>Gets the forbids that deny every resource: those satisfied, and those that err, since an error never widens.</summary>
    public ImmutableArray<PartialPolicy> DenyingForbids { get; }

    /// <summary>Gets whether no resource can be allowed: a forbid denies all, or no permit is left.</summary>
    /// <remarks>Stricter than <see cref="Decision"/>, as <see cref="CedarDecision.AllowedStrictly"/> is than Cedar.</remarks>
    public bool DeniesAll => !DenyingForbids.IsEmpty
        || !Exists(PolicyEffect.Permit, PartialOutcome.Satisfied) && !Exists(PolicyEffect.Permit, PartialOutcome.Residual);

    /// <summary>Gets Cedar's own answer, in which a policy that errs is skipped.</summary>
    public PartialDecision Decision { get; }

    /// <summary>Gets the ids of the policies that make the <see cref="Decision"/>: the satisfied permits or forbids; none where nothing can
    /// permit; where it is unknown, all on which it depends.</summary>
    public IReadOnlyList<string> Reasons
    {
        get
        {
            var (satisfied, open) = Decision switch
            {
                PartialDecision.Allow => (PolicyEffect.Permit, default(PartialOutcome?)),
                PartialDecision.Deny => (PolicyEffect.Forbid, null),
                _ => (PolicyEffect.Permit, PartialOutcome.Residual),
            };
            return [.. Participants
                .Where(one => one.Outcome == open || (one.Outcome == PartialOutcome.Satisfied && one.Policy.Effect == satisfied))
                .Select(one => one.Policy.Id)];
        }
    }

    /// <summary>Gets the policies that cannot be evaluated whatever the resource, in the order of the set.</summary>
    public IReadOnlyList<PolicyError> Errors => [.. Participants
        .Where(one => one.Outcome == PartialOutcome.Error)
        .Select(one => new PolicyError(one.Policy.Id, one.Policy.Effect, one.Error!))];

    /// <summary>Gets the entities, known by name, that open policies read and that were not supplied. Supplying them and asking again
    /// leaves less open.</summary>
    public IReadOnlySet<EntityUid> NeededEntities
    {
        get
        {
            var needed = new NeededEntities(Known, Request);
            foreach (var one in Participants)
            {
                needed.Visit(one.Residual);
            }

            return needed.Found;
        }
    }

    internal CedarSchema Schema => Known.Schema;

    internal KnownEntities Known { get; }

    internal EntityStore Entities { get; }

    private PartialDecision Decide() =>
        Exists(PolicyEffect.Forbid, PartialOutcome.Satisfied) ? PartialDecision.Deny
        : Exists(PolicyEffect.Permit, PartialOutcome.Satisfied)
            ? Exists(PolicyEffect.Forbid, PartialOutcome.Residual) ? PartialDecision.Unknown : PartialDecision.Allow
        : Exists(PolicyEffect.Permit, PartialOutcome.Residual) ? PartialDecision.Unknown : PartialDecision.Deny;

    private bool Exists(PolicyEffect effect, PartialOutcome outcome)
    {
        foreach (var one in Participants)
        {
            if (one.Policy.Effect == effect && one.Outcome == outcome)
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<PartialPolicy> Where(Predicate<PartialPolicy> match) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Array.FindAll(_candidates, match));
}
