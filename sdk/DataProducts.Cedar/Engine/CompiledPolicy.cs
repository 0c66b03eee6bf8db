namespace DataProducts.Cedar;

/// <summary>A policy whose scope is keys of the index and whose conditions are nodes.</summary>
/// <param name="Source">The policy.</param>
/// <param name="Position">Its place within its set.</param>
/// <param name="Principal">The key of what its scope asks of the principal.</param>
/// <param name="Resource">The key of what its scope asks of the resource.</param>
/// <param name="Actions">The keys of what its scope asks of the action, one of which has to match.</param>
/// <param name="Condition">All its conditions, or null if it has none that could fail.</param>
internal sealed record CompiledPolicy(Policy Source, int Position, int Principal, int Resource, int[] Actions, Node? Condition);
