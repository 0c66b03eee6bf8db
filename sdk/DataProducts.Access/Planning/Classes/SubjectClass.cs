namespace DataProducts.Access;

/// <summary>People whom no policy tells apart: the same groups, seat and purpose. A person belongs to one class for each purpose, and an
/// engine's principal stands for exactly one class.</summary>
/// <param name="Groups">All groups, the wider ones too, in ordinal order.</param>
/// <param name="Home">Where their seat is. The device is there too: whoever asks from elsewhere must not be given the class's role.</param>
/// <param name="CoveredPerson">Whether 28 CFR 202 names them.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Person">The one person of the class, where a policy speaks of that person by name; else null.</param>
/// <param name="People">How many people are in it now.</param>
public sealed record SubjectClass(
    IReadOnlyList<string> Groups, Jurisdiction Home, bool CoveredPerson, string Purpose, string? Person, int People)
{
    /// <summary>Gets a name for people to read.</summary>
    public string Name { get; } =
        $"{Home}/{Purpose}/{string.Join('+', Groups)}{(CoveredPerson ? "/covered" : string.Empty)}{(Person is null ? string.Empty : $"/{Person}")}";
}
