using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>The platform forbids something else.</summary>
internal static class BaseForbidChanges
{
    public static IEnumerable<StandardsChange> Between(StandardsPackage before, StandardsPackage after)
    {
        var (old, now) = (ById(before), ById(after));
        foreach (var (id, policy) in now)
        {
            if (!old.TryGetValue(id, out var was))
            {
                yield return Change(ChangeLevel.Breaking, id, policy, $"A new base policy forbids: {Reason(policy)}");
            }
            else if (!string.Equals(Written(was), Written(policy), StringComparison.Ordinal))
            {
                yield return Change(ChangeLevel.Breaking, id, policy, $"A base policy forbids in another way: {Reason(policy)}");
            }
        }

        foreach (var id in old.Keys.Where(id => !now.ContainsKey(id)))
        {
            yield return new(ChangeLevel.Dangerous, $"policies {id}", $"A base policy is gone, so more may be seen; it was: {Reason(old[id])}")
            {
                Topic = StandardsTopic.Forbids,
                File = old[id].Path,
            };
        }
    }

    private static SortedDictionary<string, Policy> ById(StandardsPackage standards)
    {
        var all = new SortedDictionary<string, Policy>(StringComparer.Ordinal);
        foreach (var policy in standards.Files.Where(file => StandardsFolder.IsPolicy(file.Path)).SelectMany(file => PolicySet.Parse(file.Text, file.Path).Policies))
        {
            all.Add(policy.Annotations["id"]!, policy);
        }

        return all;
    }

    // Comments and layout are no change; the reason is, since those whom it denies read it.
    private static string Written(Policy policy) => PolicyJson.Write(policy);

    private static string Reason(Policy policy) => policy.Annotations["reason"]!;

    private static StandardsChange Change(ChangeLevel level, string id, Policy policy, string message) =>
        new(level, $"policies {id}", message) { Topic = StandardsTopic.Forbids, File = policy.Path, Line = policy.Span.Line };
}
