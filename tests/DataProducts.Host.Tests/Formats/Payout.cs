namespace DataProducts.Host.Tests.Formats;

/// <summary>One payment to somebody, in a product for systems that accept nothing but numbers of the right form.</summary>
[DataProduct("pay.payouts", Domain = "pay", Owner = "team-payouts@bank.example", Version = "1.0.0", Description = "Every payment to somebody.")]
public sealed partial record Payout
{
    /// <summary>The number of the payment.</summary>
    [Key]
    public required string PayoutId { get; init; }

    /// <summary>Who is paid.</summary>
    [Subject]
    public required string Payee { get; init; }

    /// <summary>Whose law protects the row.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Where the payee lives, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>The card that is paid to.</summary>
    [Pii(PiiKind.CardNumber, Mode = TokenMode.FormatPreserving)]
    public string? Card { get; init; }

    /// <summary>The account that is paid to.</summary>
    [Pii(PiiKind.Iban, Mode = TokenMode.FormatPreserving)]
    public string? Account { get; init; }

    /// <summary>The payee's number at the tax office.</summary>
    [Pii(PiiKind.TaxId, Mode = TokenMode.FormatPreserving)]
    public string? TaxNumber { get; init; }

    /// <summary>Where the payee is called.</summary>
    [Pii(PiiKind.PhoneNumber, Mode = TokenMode.FormatPreserving)]
    public string? Phone { get; init; }

    /// <summary>The card on file, by which the whole jurisdiction joins.</summary>
    [Pii(PiiKind.CardNumber, Scope = JoinScope.Jurisdiction)]
    public string? FileCard { get; init; }
}

/// <summary>A derived product, which would hold what it must not.</summary>
[DataProduct("pay.notes", Domain = "pay", Owner = "team-payouts@bank.example", Version = "1.0.0", Description = "What is said of payments.")]
[DerivedFrom("pay.payouts")]
public sealed partial record Note
{
    /// <summary>The number of the payment.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Whose law protects the row.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>Where the payee lives, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>What is said.</summary>
    public string? Text { get; init; }
}
