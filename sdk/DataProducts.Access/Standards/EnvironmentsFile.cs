using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>The file form of the environments: <c>environments.json</c>.</summary>
internal static partial class EnvironmentsFile
{
    private const int MaximumEnvironments = 32;

    public static IReadOnlyList<StandardsEnvironment> Parse(string json, string path, IReadOnlyList<Jurisdiction> jurisdictions)
    {
        var text = new StandardsText(StandardsErrors.Environments, path);
        var document = text.Read(json, StandardsJson.Default.EnvironmentsDocument, one => one.FormatVersion);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, Jurisdiction>(StringComparer.Ordinal);
        var environments = new List<StandardsEnvironment>();
        foreach (var stage in text.NoNull(document.Environments, MaximumEnvironments, "environments"))
        {
            text.Refuse(
                !Name().IsMatch(stage.Name) || !names.Add(stage.Name),
                "an environment's name is not of lower-case letters, digits and hyphens, or stands twice");
            var accounts = text.NoNull(stage.Accounts, jurisdictions.Count, "accounts").Select(Account).ToList();
            text.Refuse(
                accounts.DistinctBy(one => one.Jurisdiction).Count() != accounts.Count,
                $"{stage.Name} has two accounts for one jurisdiction");
            environments.Add(new StandardsEnvironment(stage.Name, accounts));
        }

        return environments;

        EnvironmentAccount Account(EnvironmentsDocument.Account one)
        {
            var known = Jurisdiction.TryParse(one.Jurisdiction, out var jurisdiction) && jurisdictions.Contains(jurisdiction);
            text.Refuse(!known, "an account is for a jurisdiction that the package does not have");
            text.Refuse(!Number().IsMatch(one.Number), $"an account of {jurisdiction} has not twelve digits");
            text.Refuse(!Region().IsMatch(one.Region), $"an account of {jurisdiction} has no region like eu-central-1");

            // Whoever administers an account reads all that is in it: two jurisdictions in one account are one.
            text.Refuse(
                owners.TryGetValue(one.Number, out var owner) && owner != jurisdiction,
                $"one account is both of {owner} and of {jurisdiction}");
            owners[one.Number] = jurisdiction;
            return new EnvironmentAccount(jurisdiction, one.Number, one.Region);
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]{1,12}){1,3}-[0-9]{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Region();
}
