using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataProducts.Testing.Tests.Rows;

/// <summary>A parcel on its way: a row with every type, and with every rule that a value can have.</summary>
[DataProduct("trade.parcels", Domain = "trade", Owner = "trade@shop.example", Version = "1.0.0", Description = "One row a parcel.")]
[Freshness("PT24H")]
public sealed partial record Parcel
{
    /// <summary>The sender's number.</summary>
    [Key]
    public required int Sender { get; init; }

    /// <summary>The number within the sender's.</summary>
    [Key, Range(1, 400)]
    public required int Sequence { get; init; }

    /// <summary>Whom it is for.</summary>
    [Subject]
    public required string Buyer { get; init; }

    /// <summary>Where the buyer is written to.</summary>
    [Pii(PiiKind.EmailAddress), StringLength(60)]
    public required string Contact { get; init; }

    /// <summary>A number that the buyer pays tax under.</summary>
    [Pii(PiiKind.TaxId)]
    public string? Tax { get; init; }

    /// <summary>Who takes it.</summary>
    [Pii(PiiKind.Name, Mode = TokenMode.Random, KeepSpelling = true)]
    public string? Recipient { get; init; }

    /// <summary>When the buyer was born.</summary>
    [Pii(PiiKind.BirthDate, Mode = TokenMode.OneWay)]
    public DateOnly? Born { get; init; }

    /// <summary>What the buyer pays from.</summary>
    [Pii(PiiKind.Iban, Scope = JoinScope.Jurisdiction)]
    public string? Account { get; init; }

    /// <summary>Who saw it being sent.</summary>
    [Pii(PiiKind.Name, Mode = TokenMode.Redact)]
    public string? Witness { get; init; }

    /// <summary>The buyer's country.</summary>
    public required string Country { get; init; }

    /// <summary>Whose law protects the row.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Whether it is sent at once.</summary>
    [DefaultValue(false)]
    public required bool Express { get; init; }

    /// <summary>Its place in the world's parcels.</summary>
    [Range(1, double.MaxValue)]
    public long? Number { get; init; }

    /// <summary>How full it is, in percent.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public float? Share { get; init; }

    /// <summary>How far it is off.</summary>
    [Range(-0.5, 0.5, MaximumIsExclusive = true)]
    public double? Drift { get; init; }

    /// <summary>What it weighs.</summary>
    [Precision(10, 3), Range(typeof(decimal), "0.001", "0.009")]
    public required decimal Weight { get; init; }

    /// <summary>What it is worth.</summary>
    [Precision(38, 9)]
    public decimal? Worth { get; init; }

    /// <summary>The code on its label.</summary>
    [RegularExpression("[A-Z]{2}[0-9]{4,6}(-[a-f]+)?"), Unique]
    public string? Code { get; init; }

    /// <summary>Who carries it.</summary>
    [References(typeof(Carrier))]
    public Guid? CarrierId { get; init; }

    /// <summary>When it was sent.</summary>
    [Range(typeof(DateOnly), "2020-02-28", "2020-03-01")]
    public required DateOnly SentOn { get; init; }

    /// <summary>When it may be brought.</summary>
    [Range(typeof(TimeOnly), "06:00:00", "22:00:00")]
    public TimeOnly? Slot { get; init; }

    /// <summary>When the row last changed.</summary>
    [EventTime]
    public required DateTimeOffset Changed { get; init; }

    /// <summary>When its label was printed.</summary>
    public DateTime? Printed { get; init; }

    /// <summary>The seal's mark.</summary>
    [Length(2, 8)]
    public byte[]? Seal { get; init; }

    /// <summary>How far it has come.</summary>
    public required ParcelStatus Status { get; init; }

    /// <summary>What is known of it, in words.</summary>
    [StringLength(12, MinimumLength = 5), NotPersonal("made up")]
    public string? Note { get; init; }

    /// <summary>Where it goes.</summary>
    public required Place To { get; init; }

    /// <summary>What is in it.</summary>
    [MinLength(1), MaxLength(3)]
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>When it was scanned.</summary>
    public ImmutableArray<TimeOnly>? Scans { get; init; }

    /// <summary>Through what it has gone.</summary>
    public HashSet<ParcelStatus>? Seen { get; init; }

    /// <summary>What it costs, by currency.</summary>
    [Precision(9, 4)]
    public Dictionary<string, decimal?>? Prices { get; init; }
}

/// <summary>Who carries parcels.</summary>
[DataProductPort(typeof(Parcel), "carriers")]
public sealed partial record Carrier
{
    /// <summary>The carrier's number.</summary>
    [Key]
    public required Guid CarrierId { get; init; }

    /// <summary>The carrier's country.</summary>
    public required string Country { get; init; }

    /// <summary>Whose law protects the row.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }
}

/// <summary>How far a parcel has come.</summary>
public enum ParcelStatus
{
    /// <summary>Not sent.</summary>
    Open,

    /// <summary>On its way.</summary>
    Sent,

    /// <summary>Brought.</summary>
    Closed,
}

/// <summary>A place.</summary>
/// <param name="Town">The town.</param>
/// <param name="Floor">The floor.</param>
/// <param name="Zip">The town's number.</param>
public sealed record Place(
    [StringLength(9, MinimumLength = 6)] string Town,
    [Range(-3, 3, MaximumIsExclusive = true)] int? Floor,
    [RegularExpression("[1-9][0-9]{3}")][property: From("post code")] string? Zip);

/// <summary>A thing in a parcel.</summary>
/// <param name="Article">What it is.</param>
/// <param name="Pieces">How many.</param>
/// <param name="Status">How far it has come.</param>
public sealed record Item([Required] string Article, [property: From("Piece count")] int? Pieces, ParcelStatus Status)
{
    /// <summary>What it is marked with.</summary>
    [Length(1, 2)]
    public HashSet<string>? Marks { get; init; }

    /// <summary>When it is to be eaten.</summary>
    [Range(typeof(DateOnly), "2020-02-28", "2020-03-01")]
    public DateOnly? Until { get; init; }
}
