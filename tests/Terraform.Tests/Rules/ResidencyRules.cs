using System.Text.Json;
using System.Text.RegularExpressions;

namespace DataProducts.Terraform.Tests;

/// <summary>Nothing leaves: every resource works in its jurisdiction's Region, speaks of its own account alone, and is of no kind that
/// copies or collects across Regions.</summary>
internal static partial class ResidencyRules
{
    private static readonly string[] CrossingKinds =
    [
        "replica", "replication", "global_cluster", "global_table", "finding_aggregator", "configuration_aggregator", "organization_",
        "ram_resource_share", "ram_principal_association", "vpc_peering", "oam_", "multi_region_access_point", "data_exchange",
    ];

    public static IEnumerable<Finding> Check(Plan plan, Home home)
    {
        foreach (var resource in plan.Resources)
        {
            if (CrossingKinds.Any(kind => resource.Type.Contains(kind, StringComparison.Ordinal)))
            {
                yield return new("crossing-kind", resource.Address);
            }

            if (resource.Values.TryGetProperty("region", out _) && resource["region"] != home.Region && resource.Type != "terraform_data")
            {
                yield return new("region", resource.Address);
            }

            if (resource["multi_region"] == "True")
            {
                yield return new("multi-region-key", resource.Address);
            }

            if (resource["replica"] is not ("" or "[]") || resource["global_table_witness"] is not ("" or "[]"))
            {
                yield return new("replica", resource.Address);
            }

            if (resource["tags_all"] is { Length: > 0 } tags && !tags.Contains($"\"jurisdiction\":\"{home.Jurisdiction}\"", StringComparison.Ordinal))
            {
                yield return new("jurisdiction-tag", resource.Address);
            }

            foreach (var text in Texts(resource.Values))
            {
                if (Region().Matches(text).Any(found => found.Value != home.Region))
                {
                    yield return new("other-region", resource.Address);
                }

                if (AccountId().Matches(text).Any(found => found.Value != Deployment.Account))
                {
                    yield return new("other-account", resource.Address);
                }
            }
        }
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    [GeneratedRegex(@"\b(?:af|ap|ca|eu|il|me|mx|sa|us)-(?:gov-)?(?:central|north|south|east|west|northeast|northwest|southeast|southwest)-\d\b")]
    private static partial Regex Region();

    [GeneratedRegex(@"(?<![0-9])[0-9]{12}(?![0-9])")]
    private static partial Regex AccountId();
}
