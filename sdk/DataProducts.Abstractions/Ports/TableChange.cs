namespace DataProducts;

/// <summary>A change of a table, as Iceberg's REST catalog takes it (its <c>CommitTableRequest</c>).</summary>
/// <param name="Requirements">What must hold: a JSON list of <c>TableRequirement</c>, UTF-8.</param>
/// <param name="Updates">What is done then, in this order: a JSON list of <c>TableUpdate</c>, UTF-8.</param>
public sealed record TableChange(ReadOnlyMemory<byte> Requirements, ReadOnlyMemory<byte> Updates);
