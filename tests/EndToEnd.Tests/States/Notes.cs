namespace DataProducts.EndToEnd.Tests;

/// <summary>A derived product of the tests: one row a customer, and whatever the SQL says of each.</summary>
[DataProduct("lab.notes", Owner = "lab@bank.example", Version = "1.0.0", Description = "What tests say of customers; one row each.")]
[DerivedFrom("retail.customers")]
public sealed partial record Note
{
    /// <summary>Gets the customer.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Gets the country.</summary>
    public required string Country { get; init; }

    /// <summary>Gets the jurisdiction.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Gets what is said.</summary>
    public string? Text { get; init; }
}

/// <summary>A port that cannot be hydrated by SQL: it would hold personal data.</summary>
[DataProductPort(typeof(Note), "contacts")]
public sealed partial record Contact
{
    /// <summary>Gets the customer.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Gets the country.</summary>
    public required string Country { get; init; }

    /// <summary>Gets the jurisdiction.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Gets the e-mail.</summary>
    [Pii(PiiKind.EmailAddress)]
    public string? Email { get; init; }
}

/// <summary>A product that is derived from nothing.</summary>
[DataProduct("lab.plain", Owner = "lab@bank.example", Version = "1.0.0", Description = "Not derived.", Jurisdiction = "CH")]
public sealed partial record Plain
{
    /// <summary>Gets the id.</summary>
    [Key]
    public required string Id { get; init; }
}

/// <summary>A derived product of one jurisdiction.</summary>
[DataProduct("lab.swiss", Owner = "lab@bank.example", Version = "1.0.0", Description = "Swiss customers.", Jurisdiction = "CH")]
[DerivedFrom("retail.customers")]
public sealed partial record Swiss
{
    /// <summary>Gets the id.</summary>
    [Key]
    public required string Id { get; init; }
}
