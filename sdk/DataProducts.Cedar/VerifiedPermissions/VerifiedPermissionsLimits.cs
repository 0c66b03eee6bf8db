namespace DataProducts.Cedar;

/// <summary>The service's limits, from its service model 2021-12-01 (lengths), its quotas page (sizes, counts) and the API reference of
/// <c>EntityItem</c> (ancestors). Quotas that an account may have raised are here with their defaults.</summary>
internal static class VerifiedPermissionsLimits
{
    // Quotas for Amazon Verified Permissions, quotas for resources.
    public const int PolicyBytes = 10_000;
    public const int SchemaBytes = 200_000;
    public const int PolicyBytesPerResource = 200_000;
    public const int Templates = 40;

    // API reference, EntityItem: "at most 99 transitive parents".
    public const int Ancestors = 99;

    // Shapes of the service model.
    public const int Namespace = 100;
    public const int EntityType = 200;
    public const int EntityId = 612;
    public const int ActionType = 200;
    public const int ActionId = 512;
    public const int PolicyName = 150;

    // CreatePolicy: a name begins with this, and its length counts.
    public const string PolicyNamePrefix = "name/";
}
