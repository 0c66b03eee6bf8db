namespace DataProducts.Access;

/// <summary>Turns rules into what one engine understands.</summary>
internal interface IPlanTarget
{
    /// <summary>Makes the plan. What the engine cannot express is a diagnostic, and then nothing is granted for it.</summary>
    TargetPlan Plan(PlanInput input);
}
