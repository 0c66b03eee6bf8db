namespace DataProducts;

/// <summary>The versions of the rules that bring the spellings of a value to one before a token is made.</summary>
/// <remarks>
/// A version is hashed before the value, so rules that change take a new version and give other tokens. A kind keeps its version as long as
/// its rules stay, and with it every token that was made.
/// </remarks>
public static class PiiNormalisation
{
    /// <summary>The version of values that their kind's rules cannot read, such as a telephone number without a country where none is
    /// meant: they keep the source's spelling, and can never have the token of a value that was read.</summary>
    public const int Raw = 0;

    /// <summary>Gives the version of a kind's rules.</summary>
    /// <param name="kind">What kind of personal data.</param>
    /// <returns>The version, from 1 to 255.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public static int VersionOf(PiiKind kind) => kind switch
    {
        // 1 was the spelling of the source without white space around it.
        PiiKind.PhoneNumber or PiiKind.PostalAddress => 2,
        PiiKind.EmailAddress or PiiKind.CardNumber or PiiKind.TaxId or PiiKind.Name or PiiKind.BirthDate or PiiKind.Iban => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of personal data."),
    };
}
