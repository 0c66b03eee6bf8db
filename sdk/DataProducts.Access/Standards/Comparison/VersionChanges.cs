using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>A product may not be put under the new version at all.</summary>
internal static class VersionChanges
{
    public static IEnumerable<StandardsChange> Between(StandardsPackage before, StandardsPackage after) =>
        after.WhyNotAfter(before.Name, before.Version, before.Hash) is { } problem
            ?
            [
                StandardsChange.Of(
                    StandardsTopic.Version, ChangeLevel.Breaking, StandardsFolder.Standards, StandardsLines.OfText(after, StandardsFolder.Standards, "\"version\""),
                    "version", $"No product moves from {before.Name} {before.Version} to {after.Name} {after.Version}: {problem}."),
            ]
            : [];
}
