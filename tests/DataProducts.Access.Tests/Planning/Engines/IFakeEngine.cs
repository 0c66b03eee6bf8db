namespace DataProducts.Access.Tests;

/// <summary>An engine that took in planned objects as the real one would, as far as its documentation tells.</summary>
internal interface IFakeEngine
{
    /// <summary>Says what the principals of a class are shown of a table; an empty answer where they have no grant.</summary>
    EngineAnswer Read(EngineTable rows, ClassRoles roles, PlanTable table, DateTimeOffset now);
}
