using System.Collections.Immutable;
using System.Globalization;

namespace DataProducts.Cedar;

/// <summary>Gives the policies of a set their ids.</summary>
internal static class PolicyIds
{
    public static ImmutableArray<Policy> Assign(IReadOnlyList<Policy> sources, PolicyNaming naming)
    {
        var claims = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i].HasGivenId)
            {
                Claim(sources[i].Id);
                continue;
            }

            Claim(Positional(i));
            if (Annotated(sources[i], naming) is { } id)
            {
                Claim(id);
            }
        }

        var renamed = new Dictionary<Policy, Policy>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var policies = ImmutableArray.CreateBuilder<Policy>(sources.Count);
        for (var i = 0; i < sources.Count; i++)
        {
            var policy = Name(sources[i], i);
            if (!taken.Add(policy.Id))
            {
                throw CedarPolicySetException.Of($"Two policies of the set bear the id {CedarText.Quote(policy.Id)}.");
            }

            renamed.Add(sources[i], policy);
            policies.Add(policy.Template is { } template && renamed.TryGetValue(template, out var now) ? policy.WithTemplate(now) : policy);
        }

        return policies.MoveToImmutable();

        void Claim(string id) => claims[id] = claims.GetValueOrDefault(id) + 1;

        Policy Name(Policy policy, int index) => policy.HasGivenId ? policy
            : policy.WithId(Annotated(policy, naming) is { } id && claims[id] == 1 ? id : Positional(index));
    }

    private static string? Annotated(Policy policy, PolicyNaming naming) =>
        naming == PolicyNaming.ByAnnotation && policy.Annotations.TryGetValue("id", out var id) && id.Length > 0 ? id : null;

    private static string Positional(int index) => string.Create(CultureInfo.InvariantCulture, $"policy{index}");
}
