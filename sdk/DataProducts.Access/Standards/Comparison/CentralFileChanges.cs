using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>The rest: severities of rules, accounts, who is taken for whom, what a classification means.</summary>
internal static class CentralFileChanges
{
    public static IEnumerable<StandardsChange> Between(ProductManifest product, StandardsPackage before, StandardsPackage after) =>
    [
        .. Severities(before, after),
        .. Accounts(product, before, after),
        .. Texts(before, after),
        .. Meanings(before, after),
    ];

    // What a package does not set has its least severity.
    private static IEnumerable<StandardsChange> Severities(StandardsPackage before, StandardsPackage after) =>
        from rule in before.RuleSeverities.Keys.Union(after.RuleSeverities.Keys, StringComparer.Ordinal)
        let old = before.RuleSeverities.GetValueOrDefault(rule) ?? RuleSeverities.FloorOf(rule)
        let now = after.RuleSeverities.GetValueOrDefault(rule) ?? RuleSeverities.FloorOf(rule)
        let raised = RuleSeverities.Compare(now, old)
        where raised != 0
        select StandardsChange.Of(
            StandardsTopic.Rules,
            raised > 0 ? ChangeLevel.Dangerous : ChangeLevel.Safe,
            StandardsFolder.Rules,
            StandardsLines.OfText(after, StandardsFolder.Rules, $"dotnet_diagnostic.{rule}."),
            rule,
            $"{rule} is '{now}', so far '{old}'{(raised > 0 ? ": a build may fail that passes today" : string.Empty)}.");

    private static IEnumerable<StandardsChange> Accounts(ProductManifest product, StandardsPackage before, StandardsPackage after)
    {
        var (old, now) = (Lines(before), Lines(after));
        foreach (var key in old.Keys.Union(now.Keys).Where(key => product.Jurisdiction is null || product.Jurisdiction == key.Jurisdiction))
        {
            var (was, present) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (!Equals(was, present))
            {
                yield return StandardsChange.Of(
                    StandardsTopic.Accounts,
                    was is null ? ChangeLevel.Safe : ChangeLevel.Dangerous,
                    StandardsFolder.Environments,
                    present is null ? 0 : StandardsLines.OfObject(
                        after, StandardsFolder.Environments, ("jurisdiction", key.Jurisdiction.Code), ("account", present.Account), ("region", present.Region)),
                    $"{key.Environment} {key.Jurisdiction}",
                    $"The account of {key.Jurisdiction} in '{key.Environment}' is {Shown(present)}, so far {Shown(was)}.");
            }
        }
    }

    private static Dictionary<(string Environment, Jurisdiction Jurisdiction), EnvironmentAccount> Lines(StandardsPackage standards) =>
        standards.Environments.SelectMany(environment => environment.Accounts, (environment, account) => (environment.Name, account))
            .ToDictionary(line => (line.Name, line.account.Jurisdiction), line => line.account);

    private static string Shown(EnvironmentAccount? account) => account is null ? "none" : $"{account.Account} in {account.Region}";

    private static IEnumerable<StandardsChange> Texts(StandardsPackage before, StandardsPackage after) =>
        from name in new[] { StandardsFolder.Claims, StandardsFolder.IdentityMap }
        let old = before.Files.FirstOrDefault(file => file.Path == name)?.Text
        let now = after.Files.FirstOrDefault(file => file.Path == name)?.Text
        where !string.Equals(old, now, StringComparison.Ordinal)
        select StandardsChange.Of(StandardsTopic.Identity, ChangeLevel.Dangerous, name, 0, string.Empty, "People may get other groups, places or roles than so far.");

    private static IEnumerable<StandardsChange> Meanings(StandardsPackage before, StandardsPackage after) =>
        from now in after.Classifications
        let old = before.Classifications.FirstOrDefault(one => one.Classification == now.Classification)
        where !string.Equals(old?.Meaning, now.Meaning, StringComparison.Ordinal)
        select StandardsChange.Of(
            StandardsTopic.Meanings, ChangeLevel.Safe, StandardsFolder.Standards,
            StandardsLines.OfObject(after, StandardsFolder.Standards, ("id", now.Classification.ToString())), $"{now.Classification}", $"'{now.Classification}' is explained in other words.");
}
