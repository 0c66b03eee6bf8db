using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>What policies of a team may not be, though Cedar allows it.</summary>
internal static class TeamPolicies
{
    // A team's policy under one of these would stand for the platform's in every reason and audit record.
    private static readonly string[] PlatformPrefixes = ["guard.", TransferPolicies.IdPrefix, PolicyReason.LimitPrefix, BaseForbids.IdPrefix, CedarPolicyRenderer.IdPrefix];

    /// <summary>Gives an error for each policy that bears an id of the platform's, and for each template.</summary>
    public static IEnumerable<CedarDiagnostic> Problems(PolicySet team) => [.. TakenIds(team), .. Templates(team)];

    /// <summary>Gives an error for each template: nothing links it here, so it would be silently without effect, a forbid too.</summary>
    public static IEnumerable<CedarDiagnostic> Templates(PolicySet set) => set.Templates.Select(template => new CedarDiagnostic(
        CedarCodes.UnlinkedTemplate, template.Path, template.Span.Line, template.Span.Column,
        "nothing links a template here, so it would decide nothing.", "Write the entity itself."));

    private static IEnumerable<CedarDiagnostic> TakenIds(PolicySet team) =>
        from policy in team.Policies
        let id = policy.Annotations.GetValueOrDefault("id")
        where id is not null && PlatformPrefixes.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal))
        select new CedarDiagnostic(
            "DP1904", policy.Path, policy.Span.Line, policy.Span.Column,
            $"the id '{id}' is the platform's; take one that starts with the product's.");
}
