using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>The ids that belong to the platform: a team's policy under one of them would stand for the platform's in every reason and
/// audit record.</summary>
internal static class PlatformIds
{
    private static readonly string[] Prefixes = ["guard.", "transfer.", BaseForbids.IdPrefix];

    /// <summary>Gives an error for each policy of a team that bears one.</summary>
    public static IEnumerable<CedarDiagnostic> TakenBy(PolicySet team) =>
        from policy in team.Policies
        let id = policy.Annotations.GetValueOrDefault("id")
        where id is not null && Prefixes.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal))
        select new CedarDiagnostic(
            "DP1904", policy.Path, policy.Span.Line, policy.Span.Column,
            $"the id '{id}' is the platform's; take one that starts with the product's.");
}
