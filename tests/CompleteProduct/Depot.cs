using KeyAttribute = DataProducts.KeyAttribute;

namespace Trade;

/// <summary>Where shipments are kept on their way: a product whose rows all have one jurisdiction.</summary>
[DataProduct("trade.depots", Owner = "depots@shop.example", Description = "One row a depot.", Jurisdiction = "CH")]
[Regime("us.phi")]
public sealed partial record Depot
{
    [Key] public required string DepotCode { get; init; }
    [EventTime] public required DateTimeOffset Changed { get; init; }
    public required Address At { get; init; }
}
