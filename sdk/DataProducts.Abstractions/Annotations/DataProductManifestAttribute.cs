namespace DataProducts;

/// <summary>Carries what the generator read from an annotated record, for tools that read the assembly without running it.</summary>
/// <param name="id">The product's identifier.</param>
/// <param name="manifest">The manifest, versioned JSON in ASCII; its form is described in <c>docs/manifest.md</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DataProductManifestAttribute(string id, string manifest) : Attribute
{
    /// <summary>Gets the product's identifier.</summary>
    public string Id { get; } = id;

    /// <summary>Gets the manifest as JSON.</summary>
    public string Manifest { get; } = manifest;
}
