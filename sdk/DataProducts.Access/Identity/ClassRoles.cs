namespace DataProducts.Access;

/// <summary>Which principal of each engine stands for a class of people with one purpose.</summary>
/// <param name="Groups">The groups that these people are in directly; with the wider ones they are the whole set, not a part of it.</param>
/// <param name="Home">Where their seat is, and the device that they ask from.</param>
/// <param name="Purpose">What for.</param>
/// <param name="CoveredPerson">Whether 28 CFR 202 names them.</param>
/// <param name="IamRole">The ARN of the IAM role, with <c>{account}</c> where the account of the data stands; null where they have
/// none.</param>
/// <param name="SnowflakeRole">The account role of Snowflake, in upper case, or null.</param>
/// <param name="TrinoRole">The role of Trino and Starburst, in lower case, or null.</param>
/// <param name="TrinoGroup">The group of Trino, or null; used where there is no role.</param>
public sealed record ClassRoles(
    IReadOnlyList<string> Groups,
    Jurisdiction Home,
    string Purpose,
    bool CoveredPerson,
    string? IamRole,
    string? SnowflakeRole,
    string? TrinoRole,
    string? TrinoGroup)
{
    /// <summary>Gives the IAM role in the account of some data; null where there is none.</summary>
    internal string? IamRoleIn(DataLocation location) => IamRole?.Replace(RoleTemplate.Account, location.AwsAccount, StringComparison.Ordinal);
}
