namespace DataProducts.Access;

/// <summary>Someone who may ask.</summary>
/// <param name="Id">The id that the identity provider gives.</param>
/// <param name="Home">Where the person's seat is; decides whose rows a person reads.</param>
/// <param name="CoveredPerson">Whether 28 CFR 202 (US Data Security Program) names the person, or a sanctions list does.</param>
/// <param name="Groups">The groups that the person is in directly.</param>
public sealed record Person(string Id, Jurisdiction Home, bool CoveredPerson, IReadOnlyList<string> Groups)
{
    /// <summary>The id of <see cref="Unknown"/>, which nobody of a people file may have.</summary>
    internal const string UnknownId = "UNKNOWN";

    /// <summary>Gets who asks where nobody said who it is, for example an engine that does not hand its caller on. The transfer matrix shows
    /// such a person nothing.</summary>
    public static Person Unknown { get; } = new(UnknownId, Jurisdiction.Unknown, CoveredPerson: true, []);

    internal bool IsUnknown => string.Equals(Id, UnknownId, StringComparison.Ordinal);
}
