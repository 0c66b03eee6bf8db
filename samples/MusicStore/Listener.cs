using DataProducts;

namespace MusicStore;

/// <summary>One person who bought music.</summary>
[DataProduct("music.listeners", Domain = "music", Owner = "team-music@shop.example", Version = "1.0.0",
    Description = "Everyone who bought music, one row a person, and what they were billed.")]
[Freshness("PT24H", Target = 0.99)]
[Completeness(nameof(Phone), Target = 0.95)]
public sealed partial record Listener
{
    /// <summary>The shop's number for the person.</summary>
    [Key, Subject]
    public required int ListenerId { get; init; }

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

    /// <summary>Country of residence, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }
}
