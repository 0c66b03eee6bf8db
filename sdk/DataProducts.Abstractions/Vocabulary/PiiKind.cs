namespace DataProducts;

/// <summary>What kind of personal data a column holds. The kind chooses validator, normaliser, token class and the Cedar action that
/// reveals it.</summary>
/// <remarks>A number is part of every token of its kind, in five bits: it is never changed or used again, and ends at 31.</remarks>
public enum PiiKind
{
    /// <summary>An e-mail address (RFC 5321, with RFC 6531's non-ASCII local parts).</summary>
    EmailAddress = 1,

    /// <summary>A telephone number, in whatever form the source has it.</summary>
    PhoneNumber = 2,

    /// <summary>A postal address or one line of it.</summary>
    PostalAddress = 3,

    /// <summary>A payment card number. No check digit is demanded: test and historical numbers fail it.</summary>
    CardNumber = 4,

    /// <summary>A tax identifier.</summary>
    TaxId = 5,

    /// <summary>A person's name, or one part of it.</summary>
    Name = 6,

    /// <summary>A date of birth.</summary>
    BirthDate = 7,

    /// <summary>An international bank account number (ISO 13616).</summary>
    Iban = 8,
}
