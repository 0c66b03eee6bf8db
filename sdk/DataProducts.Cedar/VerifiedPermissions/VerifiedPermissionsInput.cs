namespace DataProducts.Cedar;

/// <summary>What would be put into one policy store of Amazon Verified Permissions.</summary>
public sealed record VerifiedPermissionsInput
{
    /// <summary>Gets the static policies, the templates, and the links that become template-linked policies.</summary>
    public required PolicySet Policies { get; init; }

    /// <summary>Gets the schema that policies are validated with, or null: then nothing is validated, and no schema is looked at.</summary>
    public CedarSchema? Schema { get; init; }

    /// <summary>Gets the schema's JSON as it would be put, for the service takes no other form; null for that which
    /// <see cref="CedarSchema.ToJson"/> gives.</summary>
    public string? SchemaJson { get; init; }

    /// <summary>Gets what to call the schema in messages, usually its file.</summary>
    public string SchemaPath { get; init; } = "";

    /// <summary>Gets entities that requests would carry; none by default.</summary>
    public EntityStore Entities { get; init; } = EntityStore.Empty;

    /// <summary>Gets the texts that the policies were read from, by the path that they were read under. A policy without its text, such as
    /// one from JSON, is measured as <see cref="PolicyText"/> writes it.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();
}
