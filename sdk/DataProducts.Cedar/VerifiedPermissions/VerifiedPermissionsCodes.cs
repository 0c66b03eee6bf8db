namespace DataProducts.Cedar;

/// <summary>The stable ids of what Amazon Verified Permissions would refuse; each has its entry in <c>docs/errors.md</c>, and its source in
/// <c>docs/verified-permissions.md</c>.</summary>
public static class VerifiedPermissionsCodes
{
    /// <summary>A schema has no namespace or several.</summary>
    public const string Namespaces = "DP1360";

    /// <summary>The namespace is empty, reserved, or too long.</summary>
    public const string NamespaceName = "DP1361";

    /// <summary>A template leaves its principal or its resource open.</summary>
    public const string TemplateScope = "DP1362";

    /// <summary>A policy or template is too large.</summary>
    public const string PolicySize = "DP1363";

    /// <summary>The schema, as JSON, is too large.</summary>
    public const string SchemaSize = "DP1364";

    /// <summary>The policies of one resource, or those of no resource in particular, are too large together.</summary>
    public const string ResourceSize = "DP1365";

    /// <summary>There are more templates than a policy store takes by default; this warns.</summary>
    public const string TemplateCount = "DP1366";

    /// <summary>A key of the schema's JSON is empty.</summary>
    public const string EmptyKey = "DP1367";

    /// <summary>The type or the id of an entity is not one that the service takes.</summary>
    public const string EntityName = "DP1368";

    /// <summary>The type or the id of an action is not one that the service takes.</summary>
    public const string ActionName = "DP1369";

    /// <summary>A value of an entity has no form as an attribute value of the service; this warns.</summary>
    public const string Value = "DP1370";

    /// <summary>An entity stands below more others than the service takes.</summary>
    public const string Ancestors = "DP1371";

    /// <summary>A policy passes validation only by the rules of Cedar 4.13.</summary>
    public const string NewerRules = "DP1372";

    /// <summary>A policy's <c>@id</c> cannot be its name in the service; this warns.</summary>
    public const string PolicyName = "DP1373";
}
