namespace DataProducts.EndToEnd.Tests.Majors;

/// <summary>A member, as the newer major version has it.</summary>
[DataProduct("lab.members", Owner = "lab@bank.example", Version = "2.0.0", Description = "Who is a member; one row each.")]
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

    /// <summary>Gets whether the member is not to be seen by everyone.</summary>
    public required bool Hidden { get; init; }
}
