namespace DataProducts.Access;

/// <summary>Where each engine finds the tables of one jurisdiction.</summary>
/// <param name="Jurisdiction">Whose law protects the rows.</param>
/// <param name="AwsAccount">The account of the lake and of its Glue catalog: twelve digits.</param>
/// <param name="SnowflakeDatabase">The database of the tables, in upper case, or null where Snowflake has none.</param>
/// <param name="SnowflakePolicies">The database of policies and governed views, in upper case, or null. It is another one, because a
/// catalog-linked database holds no views.</param>
/// <param name="TrinoCatalog">The catalog of Trino and Starburst, in lower case, or null.</param>
public sealed record DataLocation(
    Jurisdiction Jurisdiction, string AwsAccount, string? SnowflakeDatabase, string? SnowflakePolicies, string? TrinoCatalog);
