namespace DataProducts.Generators.Tests;

/// <summary>A record with every type that a column can have and every annotation that a property or a record can bear.</summary>
internal static class ShipmentRecord
{
    public const string Type = "Trade.Shipment";

    public static string[] Sources { get; } = [Shipment, Parts, Values];

    public const string Shipment = """
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using KeyAttribute = DataProducts.KeyAttribute;

        namespace Trade;

        /// <summary>A shipment.</summary>
        [DataProduct("trade.shipments", Owner = "trade@shop.example", Version = "3.1.0", Description = "One row a shipment.",
            Purposes = ["fraud-detection", "delivery"])]
        [Freshness("PT1H")]
        [Completeness(nameof(Route), Target = 0.9)]
        [Quality("no_negative_weight", "select count(*) from {port} where weight < 0", Description = "A parcel weighs something.")]
        [Quality("average_weight", "select round(avg(weight)) from {port}", MustBe = 4.5)]
        [Retention("P7Y", Column = nameof(SentOn))]
        [Retired("carrier", "old_status")]
        [PartitionBy(nameof(SentOn), "month")]
        [PartitionBy(nameof(ShipmentId), "bucket[16]")]
        public sealed partial record Shipment
        {
            [Key] public required ShipmentId ShipmentId { get; init; }
            [Key] public required Status Status { get; init; }
            [Subject, Required] public required string Buyer { get; init; }
            [Pii(PiiKind.EmailAddress), StringLength(80)] public required Email Contact { get; init; }
            [Pii(PiiKind.PhoneNumber)] public Email? Fallback { get; init; }
            [StringLength(2, MinimumLength = 2)] public required string Country { get; init; }
            [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }

            /// <summary>Whether it was sent at once.</summary>
            [DefaultValue(false)] public required bool Express { get; init; }
            [Range(1, 99)] public required int Parcels { get; init; }
            [Range(1, double.MaxValue)] public long? Number { get; init; }
            [Range(0, 100, MinimumIsExclusive = true)] public float? Share { get; init; }
            [Range(-0.5, 0.5, MaximumIsExclusive = true)] public double? Drift { get; init; }
            [Precision(10, 3), Range(typeof(decimal), "0.001", "1000"), Unit("kg")] public required decimal Weight { get; init; }
            [RegularExpression("[A-Z]{2}[0-9]{4,6}"), Unique] public string? Code { get; init; }
            [References(typeof(Carrier))] public Guid? CarrierId { get; init; }
            [References(typeof(Carrier), nameof(Carrier.Name))] public string? CarrierName { get; init; }
            [Range(typeof(DateOnly), "2000-01-01", "2099-12-31")] public required DateOnly SentOn { get; init; }
            [Range(typeof(TimeOnly), "06:00:00", "22:00:00")] public TimeOnly? Slot { get; init; }
            [EventTime] public required DateTimeOffset Changed { get; init; }
            [Range(typeof(DateTime), "2000-01-01", "2100-01-01")] public DateTime? Printed { get; init; }
            [MaxLength(8)] public byte[]? Seal { get; init; }
            [DefaultValue(Priority.Low), From("prio")] public required Priority Priority { get; init; }
            [Obsolete("use Weight")] public int? Grams { get; init; }
            [Obsolete] public Status? OldStatus2 { get; init; }
            public Temperature? Temperature { get; init; }
            [Precision(6, 2)] public Money? Fee { get; init; }

            /// <summary>Where it goes.</summary>
            public required Address To { get; init; }
            [Classified(Classification.Confidential)] public Address? From { get; init; }
            public Point? Place { get; init; }
            [MinLength(1), MaxLength(3)] public required IReadOnlyList<Line> Lines { get; init; }
            [Length(0, 2)] public string?[]? Notes { get; init; }
            public List<int?>? Scans { get; init; }
            public ImmutableArray<TimeOnly>? Stops { get; init; }
            public HashSet<string>? Tags { get; init; }
            public ISet<Status>? Seen { get; init; }
            public IReadOnlySet<ShipmentId>? Siblings { get; init; }
            [Precision(9, 4)] public Dictionary<string, decimal?>? Prices { get; init; }
            public IReadOnlyDictionary<Priority, List<Address>>? Route { get; init; }
            public Dictionary<int, byte[]>? Blobs { get; init; }
            public Dictionary<DateOnly, Dictionary<Guid, DateTime>>? Calendar { get; init; }
        }
        """;

    public const string Parts = """
        #nullable enable
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;

        namespace Trade;

        [DataProductPort(typeof(Shipment), "carriers")]
        public sealed partial record Carrier
        {
            [DataProducts.Key] public required Guid CarrierId { get; init; }
            public required string Name { get; init; }
            public required string Country { get; init; }
            [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }
        }

        public sealed record Address
        {
            /// <summary>The street and the house.</summary>
            [StringLength(40, MinimumLength = 1)] public required string Street { get; init; }
            [RegularExpression("[0-9]+"), From("postCode")] public string? Zip { get; init; }
            [Obsolete("gone")] public int Floor { get; init; }
            public Point? Place { get; init; }
            public string Shown => Street + Zip;
        }

        public readonly record struct Point([Range(-90, 90)] double Lat, [property: Range(-180, 180)] double Lon);

        public sealed record Line(string Article, [property: Precision(8, 2)] decimal Price, int? Pieces, Status Status)
        {
            public IReadOnlyList<string> Serials { get; init; } = [];
            public Dictionary<string, Point?>? Found { get; init; }
        }
        """;

    public const string Values = """
        using System;

        namespace Trade;

        public enum Status { Open, @new, Closed }

        public enum Priority : byte { Low = 1, High = 9 }

        [LakeValue]
        public readonly record struct ShipmentId(string Value);

        [LakeValue]
        public sealed class Email
        {
            public Email(string address)
            {
                if (address.StartsWith('!'))
                {
                    throw new ArgumentException("no address", nameof(address));
                }

                Address = address;
            }

            public string Address { get; }
        }

        [LakeValue]
        public readonly struct Temperature
        {
            private Temperature(double value) => Value = value;

            public double Value { get; }

            public bool IsCold => Value < 0;

            public static bool TryCreate(double value, out Temperature result)
            {
                result = new(value);
                return value > -274;
            }
        }

        [LakeValue]
        public sealed record Money(decimal Value)
        {
            public static bool TryFrom(decimal value, out Money? money)
            {
                money = value < 0 ? null : new(value);
                return money is not null;
            }
        }
        """;
}
