using KeyAttribute = DataProducts.KeyAttribute;

namespace Trade;

/// <summary>Who carries shipments: a further port of their product.</summary>
[DataProductPort(typeof(Shipment), "carriers")]
[Retention("P10Y")]
[PartitionBy(nameof(Since), "day")]
public sealed partial record Carrier
{
    [Key] public required Guid CarrierId { get; init; }
    [Unique, NotPersonal("a company's")] public required string Name { get; init; }
    [References(typeof(Carrier))] public Guid? ParentId { get; init; }
    public required DateOnly Since { get; init; }
    public required string Country { get; init; }
    [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }
}
