namespace DataProducts.EndToEnd.Tests;

/// <summary>One parcel: the product of a second domain.</summary>
[DataProduct("logistics.parcels", Domain = "logistics", Owner = "team-parcels@bank.example", Version = "1.0.0",
    Description = "Every parcel on its way to somebody; one row a parcel.")]
public sealed partial record Parcel
{
    /// <summary>The number on the label.</summary>
    [Key]
    public required string ParcelId { get; init; }

    /// <summary>Who receives it.</summary>
    [Subject]
    public required string Receiver { get; init; }

    /// <summary>Whose law protects the row.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Where the receiver is written to.</summary>
    [Pii(PiiKind.EmailAddress)]
    public required string Email { get; init; }

    /// <summary>Where the receiver lives, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>Whether a court has ordered the row to be kept from everyone.</summary>
    [From("legal_hold", Optional = true)]
    public bool? LegalHold { get; init; }
}
