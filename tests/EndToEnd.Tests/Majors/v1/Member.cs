namespace DataProducts.EndToEnd.Tests.Majors.V1;

/// <summary>A member, as those read it who have not moved yet.</summary>
[DataProduct("lab.members", Owner = "lab@bank.example", Version = "1.4.0", Description = "Who is a member; one row each.")]
public sealed partial record Member
{
    /// <summary>Gets the number.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Gets the country.</summary>
    public required string Country { get; init; }

    /// <summary>Gets the jurisdiction.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Gets the e-mail.</summary>
    [Pii(PiiKind.EmailAddress)]
    public required string Email { get; init; }
}
