namespace DataProducts.Access;

/// <summary>Someone who may ask.</summary>
/// <param name="Id">The id that the identity provider gives.</param>
/// <param name="Home">Where the person's seat is; decides whose rows a person reads.</param>
/// <param name="CoveredPerson">Whether 28 CFR 202 (US Data Security Program) names the person.</param>
/// <param name="Groups">The groups that the person is in directly.</param>
public sealed record Person(string Id, Jurisdiction Home, bool CoveredPerson, IReadOnlyList<string> Groups);
