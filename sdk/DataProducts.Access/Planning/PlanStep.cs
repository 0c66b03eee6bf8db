namespace DataProducts.Access;

/// <summary>The order in which a plan is carried out: what takes away comes before what gives.</summary>
public enum PlanStep
{
    /// <summary>Filters and masks are made.</summary>
    Create = 0,

    /// <summary>They are attached to tables.</summary>
    Attach = 1,

    /// <summary>Access is granted.</summary>
    Grant = 2,
}
