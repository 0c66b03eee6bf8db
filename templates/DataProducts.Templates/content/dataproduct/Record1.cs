using DataProducts;

#if (!jurisdictionsUnderstood)
#error dotnet new dataproduct understands --jurisdictions EU,IN,CH,US,MC, or some of them with commas between; delete this line and go on without
#endif
namespace ProductNamespace1;

/// <summary>One row of domain1.product1.</summary>
[DataProduct("domain1.product1", Domain = "domain1", Owner = "owner1", Version = "1.0.0",
    Description = "Say here what the product holds, and for whom.")]
[Freshness("PT24H", Target = 0.99)]
[Completeness(nameof(Email), Target = 0.995)]
public sealed partial record Record1
{
    /// <summary>Whose row it is: the unit of erasure.</summary>
    [Key, Subject]
    public required string Id { get; init; }

    /// <summary>Whose law protects the row, by the country of residence.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Where the person is written to; a token in the lake.</summary>
    [Pii(PiiKind.EmailAddress)]
    public required string Email { get; init; }

    /// <summary>Where the person is called; a token in the lake.</summary>
    [Pii(PiiKind.PhoneNumber)]
    public string? Phone { get; init; }

    /// <summary>Country of residence, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>A column that only some may see.</summary>
    [Classified(Classification.Confidential), Precision(12, 2)]
    public decimal? Revenue { get; init; }

    /// <summary>When the row last changed at its source.</summary>
    [EventTime]
    public required DateTimeOffset Modified { get; init; }
}
