using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;

namespace Trade;

/// <summary>What is in a shipment.</summary>
public sealed record Line(
    string Article,
    [property: Precision(8, 2)] decimal Price,
    [Range(0, 1_000_000, MinimumIsExclusive = true)] int? Pieces,
    Status Status)
{
    [MaxLength(5)] public IReadOnlyList<string> Serials { get; init; } = [];
    [Length(1, 3)] public Dictionary<string, Point?>? Found { get; init; }
}
