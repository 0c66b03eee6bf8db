using DataProducts;

namespace MusicStore;

/// <summary>One bill: a further port of the listeners' product, in SQL <c>music.listeners__invoices</c>.</summary>
[DataProductPort(typeof(Listener), "invoices")]
[Freshness("PT24H", Target = 0.99)]
public sealed partial record Invoice
{
    /// <summary>The bill's number.</summary>
    [Key]
    public required int InvoiceId { get; init; }

    /// <summary>Who was billed: erasing the person erases the bill's address too.</summary>
    [Subject]
    public required int ListenerId { get; init; }

    /// <summary>Whose law protects the row.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Street and house number that the bill was sent to.</summary>
    [Pii(PiiKind.PostalAddress)]
    public string? AddressLine { get; init; }

    /// <summary>Country that the bill was sent to, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>When it was written.</summary>
    [EventTime]
    public required DateTimeOffset Issued { get; init; }

    /// <summary>The amount in US dollars.</summary>
    [Precision(10, 2)]
    public required decimal Total { get; init; }
}
