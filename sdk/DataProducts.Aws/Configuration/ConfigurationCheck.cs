using System.Text.RegularExpressions;

namespace DataProducts.Aws;

/// <summary>Takes what a configuration says, once every name has its form and nothing is shared that keeps jurisdictions apart. A text is
/// quoted in an error only when its form is known.</summary>
internal sealed partial class ConfigurationCheck(string path, IReadOnlyDictionary<Jurisdiction, IReadOnlySet<string>> regions)
{
    private const int NewestFormat = 1;
    private const int MaximumVaults = 64;
    private const int MaximumDomains = 1024;

    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public AwsVaultConfiguration Take(VaultConfigurationDocument document)
    {
        Refuse(
            document.FormatVersion != NewestFormat,
            $"its formatVersion is {document.FormatVersion}, and this version reads {NewestFormat}");
        Refuse(document.Vaults.Count > MaximumVaults, $"it names more than {MaximumVaults} vaults");
        Refuse(document.Vaults.Any(static vault => vault is null), "one of its vaults is null");
        var places = document.Vaults.Select(Place).ToList();
        Refuse(places.DistinctBy(static place => place.Jurisdiction).Count() != places.Count, "it names one jurisdiction twice");
        if (document.Quarantine is { } quarantine)
        {
            places.Add(new AwsPlace(
                default, Region(quarantine.Region, "quarantine"), string.Empty, string.Empty, Key(quarantine.Root, quarantine.Region, "quarantine"),
                new Dictionary<string, string>()));
        }

        Refuse(places.Count == 0, "it names neither a vault nor a key of the quarantine");
        return new AwsVaultConfiguration(
            path, places, Server(document.Endpoints?.DynamoDb, "dynamoDb"), Server(document.Endpoints?.Kms, "kms"));
    }

    private AwsPlace Place(VaultConfigurationDocument.Vault vault)
    {
        var known = Jurisdiction.TryParse(vault.Jurisdiction, out var jurisdiction) && jurisdiction.IsKnown;
        Refuse(!known, "a vault's jurisdiction is not two upper-case letters, such as EU");
        var region = Region(vault.Region, jurisdiction.Code);
        if (!regions.TryGetValue(jurisdiction, out var homes) || !homes.Contains(region))
        {
            throw AwsErrors.NotAtHome(path, jurisdiction, region, homes);
        }

        Refuse(vault.Domains.Count > MaximumDomains, $"{jurisdiction} has more than {MaximumDomains} domains");
        Refuse(vault.Domains.Keys.Any(static name => name != TokenSpaceId.WholeJurisdiction && !Domain().IsMatch(name)), $"a domain's name of {jurisdiction} is none");
        Refuse(
            !vault.Domains.ContainsKey(TokenSpaceId.WholeJurisdiction),
            $"{jurisdiction} names no key for '*', the identifiers that its domains share; a vault's root is checked with it too");
        return new AwsPlace(
            jurisdiction,
            region,
            Table(vault.VaultTable, region, $"{jurisdiction}.vaultTable"),
            Table(vault.LedgerTable, region, $"{jurisdiction}.ledgerTable"),
            Key(vault.Root, region, $"{jurisdiction}.root"),
            vault.Domains.ToDictionary(static one => one.Key, one => Key(one.Value, region, $"{jurisdiction}.domains['{one.Key}']"), StringComparer.Ordinal));
    }

    private string Region(string region, string where)
    {
        Refuse(!RegionName().IsMatch(region), $"the region of {where} is none like eu-central-1");
        return region;
    }

    private string Table(string name, string region, string where)
    {
        Refuse(!TableName().IsMatch(name), $"{where} is no name of a DynamoDB table");
        Refuse(!_tables.Add($"{region}/{name}"), $"{where} is a table that stands in another place too");
        return name;
    }

    private string Key(string? key, string region, string where)
    {
        Refuse(key is null || !KeyName().IsMatch(key), $"{where} is no id, ARN or alias of a KMS key");
        if (key!.StartsWith("arn:", StringComparison.Ordinal) && key.Split(':')[3] != region)
        {
            throw AwsErrors.Elsewhere(key, region);
        }

        // A name without a Region means another key in each.
        var full = key.StartsWith("arn:", StringComparison.Ordinal) ? key : $"{region}/{key}";
        Refuse(!_keys.Add(full), $"{where} is a key that stands in another place too");
        return key;
    }

    // Whoever can name a server gets the values' hashes and the wrapped keys, and answers with keys of its own: this machine alone.
    private Uri? Server(string? address, string where)
    {
        if (address is null)
        {
            return null;
        }

        var uri = Uri.TryCreate(address, UriKind.Absolute, out var one) && one.Scheme is "http" or "https" ? one : null;
        return uri is { IsLoopback: true, UserInfo: "", Query: "", Fragment: "" } ? uri : throw AwsErrors.NotOnThisMachine(path, where);
    }

    private void Refuse(bool wrong, string problem)
    {
        if (wrong)
        {
            throw AwsErrors.BadConfiguration(path, problem);
        }
    }

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]{1,12}){1,3}-[0-9]{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionName();

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{3,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();

    [GeneratedRegex(@"\A[a-z0-9_]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();

    // KMS API reference, KeyId: an id (of a multi-Region key too, which the ring refuses by name), an alias, or the ARN of either.
    [GeneratedRegex(
        @"\A(?:arn:aws[a-z-]{0,10}:kms:[a-z0-9-]{1,32}:[0-9]{12}:)?(?:(?:key/)?[a-zA-Z0-9-]{1,64}|alias/[a-zA-Z0-9/_-]{1,250})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex KeyName();
}
