namespace DataProducts.Query.Execution;

/// <summary>A visible column of a statement's result, as the engine's binder knows it.</summary>
internal sealed record OutputColumn(string Name, EngineType Type);
