using System.Collections.Generic;
using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using KeyAttribute = DataProducts.KeyAttribute;

namespace Trade;

/// <summary>A shipment: a row with every type that a column can have and every annotation that a record or a property can bear.</summary>
[DataProduct("trade.shipments", Domain = "logistics", Owner = "trade@shop.example", Version = "3.1.0", Description = "One row a shipment.",
    Purposes = ["fraud-detection", "delivery"])]
[DerivedFrom("retail.customers")]
[Freshness("PT1H", Target = 0.95, Window = "P28D", Slice = "PT15M")]
[Completeness(nameof(Route), Target = 0.98, Window = "P90D")]
[Completeness(nameof(Weight))]
[Quality("no_negative_weight", "select count(*) from {port} where weight < 0", Description = "A parcel weighs something.")]
[Quality("weight_limit", "select 4.5 + count(*) from {port} where weight > 1000", MustBe = 4.5)]
[Retention("P7Y", Column = nameof(SentOn))]
[Retired("carrier", "old_status")]
[PartitionBy(nameof(Priority))]
[PartitionBy(nameof(DueOn), "year")]
[PartitionBy(nameof(SentOn), "month")]
[PartitionBy(nameof(DeliveredAt), "day")]
[PartitionBy(nameof(Changed), "hour")]
[PartitionBy(nameof(ShipmentId), "bucket[4]")]
[PartitionBy(nameof(Parcels), "truncate[50]")]
public sealed partial record Shipment
{
    [Key] public required ShipmentId ShipmentId { get; init; }
    [Key] public required Status Status { get; init; }
    [Subject, Required] public required string Buyer { get; init; }
    [Pii(PiiKind.EmailAddress), StringLength(80)] public required Email Contact { get; init; }
    [Pii(PiiKind.PhoneNumber)] public Email? Fallback { get; init; }
    [Pii(PiiKind.PostalAddress)] public string? Door { get; init; }
    [Pii(PiiKind.CardNumber), Classified(Classification.Restricted, Mask = Mask.Null)] public string? CardNumber { get; init; }
    [Pii(PiiKind.TaxId, Mode = TokenMode.Deterministic, Scope = JoinScope.Domain)] public string? TaxId { get; init; }
    [Pii(PiiKind.Name, Mode = TokenMode.Random, KeepSpelling = true)] public required string Recipient { get; init; }
    [Pii(PiiKind.BirthDate, Mode = TokenMode.OneWay)] public DateOnly? Born { get; init; }
    [Pii(PiiKind.BirthDate)] public DateOnly? RecipientBorn { get; init; }
    [Pii(PiiKind.Iban, Scope = JoinScope.Jurisdiction)] public string? Iban { get; init; }
    [Pii(PiiKind.PhoneNumber, Mode = TokenMode.OneWay, Scope = JoinScope.Jurisdiction)] public string? Caller { get; init; }
    [Pii(PiiKind.TaxId, Mode = TokenMode.FormatPreserving), StringLength(17, MinimumLength = 6)] public string? CustomsNumber { get; init; }
    [Pii(PiiKind.Name, Mode = TokenMode.Redact)] public string? Witness { get; init; }
    [Pii(PiiKind.EmailAddress, Mode = TokenMode.Redact)] public Email? Courier { get; init; }
    [StringLength(2, MinimumLength = 2)] public required string Country { get; init; }
    [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }

    /// <summary>Whether it was sent at once.</summary>
    [DefaultValue(false)] public required bool Express { get; init; }
    public bool? Insured { get; init; }
    [Range(1, 99)] public required int Parcels { get; init; }
    [Obsolete("use Weight")] public int? Grams { get; init; }
    [Unique] public required long Sequence { get; init; }
    [Range(1, double.MaxValue)] public long? Number { get; init; }
    public required float Volume { get; init; }
    [Range(0, 100, MinimumIsExclusive = true)] public float? Share { get; init; }
    [Unit("km")] public required double Distance { get; init; }
    [Range(-0.5, 0.5, MaximumIsExclusive = true)] public double? Drift { get; init; }
    [Precision(10, 3), Range(typeof(decimal), "0.001", "1000"), Unit("kg")] public required decimal Weight { get; init; }
    [Precision(9, 2), Unit("EUR")] public required decimal Postage { get; init; }
    [Precision(9, 2)] public decimal? Refund { get; init; }
    [Precision(18, 4)] public required decimal Toll { get; init; }
    [Precision(18, 4)] public decimal? TollBefore { get; init; }
    [Precision(19, 4)] public required decimal Worth { get; init; }
    [Precision(19, 4), Classified(Classification.Confidential)] public decimal? WorthInsured { get; init; }
    [Precision(10, 5)] public required decimal Rate { get; init; }
    [Precision(10, 5)] public decimal? RateBefore { get; init; }
    [Precision(38, 9)] public decimal? Emissions { get; init; }
    [RegularExpression("[A-Z]{2}[0-9]{4,6}"), Unique] public string? Code { get; init; }
    [References(typeof(Carrier))] public Guid? CarrierId { get; init; }
    [References(typeof(Carrier))] public required Guid FirstCarrierId { get; init; }
    [References(typeof(Carrier), nameof(Carrier.Name)), NotPersonal("a company's")] public string? CarrierName { get; init; }
    [References(typeof(Depot))] public required string Depot { get; init; }
    [Range(typeof(DateOnly), "2000-01-01", "2099-12-31")] public required DateOnly SentOn { get; init; }
    public DateOnly? DueOn { get; init; }
    [DefaultValue("17:30:00")] public required TimeOnly CutOff { get; init; }
    [Range(typeof(TimeOnly), "06:00:00", "22:00:00")] public TimeOnly? Slot { get; init; }
    [EventTime] public required DateTimeOffset Changed { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public required DateTime PackedAt { get; init; }
    [Range(typeof(DateTime), "2000-01-01", "2100-01-01")] public DateTime? Printed { get; init; }
    [Length(2, 64)] public required byte[] Signature { get; init; }
    [MaxLength(8)] public byte[]? Seal { get; init; }
    [DefaultValue(Priority.Low), From("prio")] public required Priority Priority { get; init; }
#pragma warning disable CA1041 // without a message is one way to write it
    [Obsolete] public Status? OldStatus2 { get; init; }
#pragma warning restore CA1041
    [Range(-90, 60), Classified(Classification.Internal)] public Temperature? Temperature { get; init; }
    [Precision(6, 2), Range(0, 999)] public Money? Fee { get; init; }
    [From("Ware House", Optional = true), Required(AllowEmptyStrings = true), DefaultValue("main")] public required string Warehouse { get; init; }

    /// <summary>Where it goes.</summary>
    public required Address To { get; init; }
    [Classified(Classification.Confidential)] public Address? From { get; init; }
    public Point? Place { get; init; }
    public Measurement? Last { get; init; }
    [MinLength(1), MaxLength(3)] public required IReadOnlyList<Line> Lines { get; init; }
    [Length(0, 2)] public string?[]? Notes { get; init; }
    public List<int?>? Scans { get; init; }
    public IList<DateOnly>? Attempts { get; init; }
    public ICollection<long>? Legs { get; init; }
    public ImmutableArray<TimeOnly>? Stops { get; init; }
    public IReadOnlyCollection<List<Point>>? Tracks { get; init; }
    public HashSet<string>? Tags { get; init; }
    public ISet<Status>? Seen { get; init; }
    public IReadOnlySet<ShipmentId>? Siblings { get; init; }
    public required HashSet<Guid> Pallets { get; init; }
    [Precision(9, 4)] public Dictionary<string, decimal?>? Prices { get; init; }
    public IReadOnlyDictionary<Priority, List<Address>>? Route { get; init; }
    public required IDictionary<string, string> Marks { get; init; }
    public Dictionary<int, byte[]>? Blobs { get; init; }
    public Dictionary<DateOnly, Dictionary<Guid, DateTime>>? Calendar { get; init; }
    [MaxLength(2)] public Dictionary<long, Measurement?>? Readings { get; init; }
}
