namespace DataProducts.Aws;

/// <summary>Where each jurisdiction's data may lie, unless an organisation's standards say otherwise: the same list as Terraform's
/// (<c>terraform/modules/jurisdiction/regions.tf</c>).</summary>
internal static class JurisdictionRegions
{
    public static IReadOnlyDictionary<Jurisdiction, IReadOnlySet<string>> Default { get; } = new Dictionary<Jurisdiction, IReadOnlySet<string>>
    {
        [Jurisdiction.EU] = Only("eu-central-1"),
        [Jurisdiction.IN] = Only("ap-south-1"),
        [Jurisdiction.CH] = Only("eu-central-2"),
        [Jurisdiction.US] = Only("us-east-1"),
        [Jurisdiction.MC] = Only("eu-west-3"), // Monaco has no Region; Terraform asks for the record that allows Paris
    };

    private static HashSet<string> Only(string region) => new(StringComparer.Ordinal) { region };
}
