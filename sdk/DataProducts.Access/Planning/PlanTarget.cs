namespace DataProducts.Access;

/// <summary>An engine that is given its own form of the policies.</summary>
public enum PlanTarget
{
    /// <summary>AWS Lake Formation, and so Athena: data cells filters and named-resource grants.</summary>
    LakeFormation,

    /// <summary>Snowflake: row access policies, masking policies, grants.</summary>
    Snowflake,

    /// <summary>Starburst built-in access control (BIAC).</summary>
    Starburst,

    /// <summary>Trino's file-based access control.</summary>
    Trino,
}
