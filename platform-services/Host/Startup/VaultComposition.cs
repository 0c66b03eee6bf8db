using DataProducts.Aws;

namespace DataProducts.Host.Startup;

/// <summary>Chooses where the vault's rows and keys are.</summary>
internal static class VaultComposition
{
    /// <summary>Gives AWS as the settings' file describes it; null for the platform's folders. Nothing is asked of AWS yet.</summary>
    /// <exception cref="DataProductException">The file cannot be used, or does not name the jurisdiction (<c>DP2118</c> to
    /// <c>DP2122</c>).</exception>
    public static IVaultSource? SourceOf(HostSettings settings)
    {
        if (settings is not { VaultAws: { } path, Vault: { } jurisdiction })
        {
            return null;
        }

        var configuration = AwsVaultConfiguration.Read(path, Regions());
        configuration.Require(jurisdiction);
        return new AwsVaultSource(configuration, settings.Time);
    }

    // An organisation's own accounts decide; a package without any leaves it to the list that Terraform's modules have.
    private static Dictionary<Jurisdiction, IReadOnlySet<string>>? Regions()
    {
        var accounts = new EmbeddedOptions().StandardsInUse().Environments.SelectMany(stage => stage.Accounts).ToList();
        return accounts.Count == 0
            ? null
            : accounts.GroupBy(account => account.Jurisdiction).ToDictionary(
                group => group.Key,
                IReadOnlySet<string> (group) => group.Select(account => account.Region).ToHashSet(StringComparer.Ordinal));
    }
}
