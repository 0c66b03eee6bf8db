using System.Globalization;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>One walk over one statement: what it has found, how much it may still visit, and where it is.</summary>
internal sealed class GateContext
{
    /// <summary>Most nodes of the engine's tree that one statement may have; 64 kB of plain SQL stays well below.</summary>
    public const int MaxNodes = 40_000;

    private readonly SortedSet<string> _products = new(StringComparer.Ordinal);
    private int _nodes;

    /// <summary>Gets where the last visited node stands in the text, in bytes; null when the engine does not say.</summary>
    public long? Position { get; private set; }

    /// <summary>Gets the products found so far, by name.</summary>
    public IReadOnlyCollection<string> Products => _products;

    public void Found(string product) => _products.Add(product);

    public void Enter(JsonObject node)
    {
        if (++_nodes > MaxNodes)
        {
            throw new QueryRefusedException(
                QueryErrors.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The statement has more than {MaxNodes} parts."));
        }

        // The engine writes 2^64-1 for "nowhere"; then the last known place is the best there is.
        if (node["query_location"] is JsonValue location && location.TryGetValue<long>(out var at))
        {
            Position = at;
        }
    }

    public QueryRefusedException Refuse(string what) => new(QueryErrors.Construct, $"{what} is not allowed in a governed query", Position);
}
