namespace DataProducts.Access;

/// <summary>Whether someone may do something with a product itself.</summary>
/// <param name="Allowed">Whether it is allowed; an erring forbid denies.</param>
/// <param name="Policies">The ids of the policies that decided.</param>
/// <param name="Withheld">Why it is not allowed; nothing where it is.</param>
public sealed record ProductDecision(bool Allowed, IReadOnlyList<string> Policies, IReadOnlyList<PolicyReason> Withheld);
