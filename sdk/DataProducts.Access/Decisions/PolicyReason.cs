namespace DataProducts.Access;

/// <summary>A policy that decided, and what its author says it is for.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Reason">The text of its <c>@reason</c>, or null.</param>
public sealed record PolicyReason(string Policy, string? Reason);
