namespace DataProducts.Cedar;

/// <summary>What part a policy had in an answer.</summary>
public enum PolicyRole
{
    /// <summary>It is satisfied, and the answer is its effect.</summary>
    Decided,

    /// <summary>It is a satisfied permit, but a forbid is satisfied too.</summary>
    Overruled,

    /// <summary>Its scope does not fit the request.</summary>
    OutOfScope,

    /// <summary>Its scope fits; one of its conditions does not hold.</summary>
    ConditionFailed,

    /// <summary>It cannot be evaluated for the request, so it was skipped.</summary>
    Erred,
}

/// <summary>What part a policy had in an answer, and why.</summary>
/// <param name="Policy">The policy; for a link of a template, the link.</param>
/// <param name="Role">The part it had.</param>
/// <param name="Span">Where in the policy's text that was settled: the part of the scope or of a condition that does not hold or errs; the
/// whole policy where it is satisfied.</param>
/// <param name="Detail">The part of the policy that does not hold, in Cedar syntax, or why it errs; empty where it is satisfied.</param>
public sealed record PolicyExplanation(Policy Policy, PolicyRole Role, SourceSpan Span, string Detail);

/// <summary>An answer with the part that each policy had in it.</summary>
/// <param name="Decision">The answer.</param>
/// <param name="Policies">Every policy that decides, in the order of the set.</param>
public sealed record DecisionExplanation(CedarDecision Decision, IReadOnlyList<PolicyExplanation> Policies);
