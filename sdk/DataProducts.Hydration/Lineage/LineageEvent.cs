namespace DataProducts.Hydration;

/// <summary>An OpenLineage 2-0-2 run event: names, numbers and ids, never a value of a row.</summary>
/// <param name="Run">The run's id, a UUID of version 7.</param>
/// <param name="Started">When the run began.</param>
/// <param name="Job">The job's name, for example <c>retail.customers.v1.customers</c>.</param>
/// <param name="Json">The event as JSON in UTF-8, on one line without its end.</param>
public sealed record LineageEvent(Guid Run, DateTimeOffset Started, string Job, ReadOnlyMemory<byte> Json);
