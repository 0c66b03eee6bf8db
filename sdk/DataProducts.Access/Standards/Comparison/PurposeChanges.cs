using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>A purpose comes, goes, or lies within another.</summary>
internal static class PurposeChanges
{
    public static IEnumerable<StandardsChange> Between(ProductManifest product, StandardsPackage before, StandardsPackage after)
    {
        var (old, now) = (ById(before), ById(after));
        foreach (var id in old.Keys.Union(now.Keys, StringComparer.Ordinal).Where(id => Concerns(product, id)))
        {
            if (!now.TryGetValue(id, out var present))
            {
                yield return Change(after, ChangeLevel.Breaking, id, $"The purpose '{id}' is gone: whoever reads for it is denied.");
            }
            else if (!old.TryGetValue(id, out var former))
            {
                yield return Change(after, ChangeLevel.Safe, id, $"There is a new purpose '{id}'.");
            }
            else if (!former.Node.In.ToHashSet(StringComparer.Ordinal).SetEquals(present.Node.In))
            {
                yield return Change(
                    after, ChangeLevel.Dangerous, id, $"The purpose '{id}' lies within {Shown(present)}, so far within {Shown(former)}: policies on those mean others.");
            }
            else if (!string.Equals(former.Meaning, present.Meaning, StringComparison.Ordinal))
            {
                yield return Change(after, ChangeLevel.Safe, id, $"The purpose '{id}' is explained in other words.");
            }
        }
    }

    private static Dictionary<string, StandardsPurpose> ById(StandardsPackage standards) =>
        standards.Purposes.ToDictionary(purpose => purpose.Node.Id, StringComparer.Ordinal);

    private static bool Concerns(ProductManifest product, string id) =>
        product.Purposes.Count == 0 || product.Purposes.Contains(id, StringComparer.Ordinal);

    private static string Shown(StandardsPurpose purpose) => purpose.Node.In.Count == 0 ? "no other" : string.Join(" and ", purpose.Node.In);

    private static StandardsChange Change(StandardsPackage after, ChangeLevel level, string id, string message) => StandardsChange.Of(
        StandardsTopic.Purposes, level, StandardsFolder.Standards, StandardsLines.OfObject(after, StandardsFolder.Standards, ("id", id)), id, message);
}
