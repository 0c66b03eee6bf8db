using System.Collections.Generic;

namespace Trade;

/// <summary>What is in a shipment.</summary>
public sealed record Line(string Article, [property: Precision(8, 2)] decimal Price, int? Pieces, Status Status)
{
    public IReadOnlyList<string> Serials { get; init; } = [];
    public Dictionary<string, Point?>? Found { get; init; }
}
