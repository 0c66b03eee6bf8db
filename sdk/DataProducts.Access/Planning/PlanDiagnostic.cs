namespace DataProducts.Access;

/// <summary>Where a target shows less than Cedar, and why.</summary>
/// <param name="Id">The stable id, <c>FGAC-…</c>; <c>docs/access-plan.md</c> says what to do.</param>
/// <param name="Severity">How much is lost.</param>
/// <param name="Table">The table, or null where it concerns all.</param>
/// <param name="Class">The class, or null where it concerns all.</param>
/// <param name="Message">What, and why.</param>
public sealed record PlanDiagnostic(string Id, PlanSeverity Severity, string? Table, string? Class, string Message);
