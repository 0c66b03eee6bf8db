namespace DataProducts.Access;

/// <summary>What would be made on one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Objects">The objects, in the order in which they are made.</param>
/// <param name="Diagnostics">Where the target shows less than Cedar.</param>
public sealed record TargetPlan(PlanTarget Target, IReadOnlyList<PlannedObject> Objects, IReadOnlyList<PlanDiagnostic> Diagnostics);
