using DataProducts;

namespace RetailBank;

/// <summary>One person who holds, or held, an account.</summary>
[DataProduct("retail.customers", Domain = "retail", Owner = "team-customers@bank.example", Version = "1.0.0",
    Description = "Everyone who holds, or held, an account; one row a person.")]
[Freshness("PT2H", Target = 0.99, Window = "P30D", Slice = "PT5M")]
[Completeness(nameof(Email), Target = 0.995)]
public sealed partial record Customer
{
    /// <summary>The bank's number for the person.</summary>
    [Key, Subject]
    public required string CustomerId { get; init; }

    /// <summary>Whose law protects the row.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Where the person is written to.</summary>
    [Pii(PiiKind.EmailAddress)]
    public required string Email { get; init; }

    /// <summary>Where the person is called.</summary>
    [Pii(PiiKind.PhoneNumber)]
    public string? Phone { get; init; }

    /// <summary>Street and house number.</summary>
    [Pii(PiiKind.PostalAddress)]
    public string? AddressLine { get; init; }

    /// <summary>What the first line had no room for.</summary>
    [Pii(PiiKind.PostalAddress)]
    public string? AddressLine2 { get; init; }

    /// <summary>Town or city; with other columns it may single out a person.</summary>
    [Classified(Classification.Confidential)]
    public string? City { get; init; }

    /// <summary>Country of residence, ISO 3166-1 alpha-2.</summary>
    [From("country_region")]
    public required string Country { get; init; }

    /// <summary>The card's scheme.</summary>
    public string? CardType { get; init; }

    /// <summary>The number of the card on file.</summary>
    [Pii(PiiKind.CardNumber)]
    public string? CardNumber { get; init; }

    /// <summary>Whether a court has ordered the row to be kept from everyone.</summary>
    [From("legal_hold", Optional = true)]
    public bool? LegalHold { get; init; }

    /// <summary>When the row last changed at its source.</summary>
    [EventTime]
    public required DateTimeOffset Modified { get; init; }
}
