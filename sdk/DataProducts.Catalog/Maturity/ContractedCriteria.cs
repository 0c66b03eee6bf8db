using System.Globalization;
using DataProducts.Contracts;

namespace DataProducts.Catalog;

/// <summary>Level 2: the contract is published, complete, and what the data follows.</summary>
internal static class ContractedCriteria
{
    public static IEnumerable<MaturityCriterion> Of(MaturityEvidence evidence)
    {
        yield return Published(evidence);
        yield return Followed(evidence);
        yield return Described(evidence);

        var personal = evidence.Manifest.Ports.Where(port => port.Columns.Any(column => column.Pii is not null)).ToList();
        yield return new MaturityCriterion(
            "L2.tagged", 2, "Every port with personal columns says whose data a row is, and every such column its kind.",
            personal.All(port => port.Subject is not null) ? CriterionState.Met : CriterionState.Missing,
            personal.Count == 0
                ? "No column is personal."
                : $"Subjects: {string.Join(", ", personal.Select(port => $"{port.Name}.{port.Subject ?? "none"}"))}; a kind stands on every personal column.",
            evidence.Registered.Registered);

        var isRelease = !SemanticVersion.IsDraft(evidence.Registered.Version);
        yield return new MaturityCriterion(
            "L2.version", 2, "The version is a semantic version that promises something: 1.0.0 or more, no pre-release.",
            isRelease ? CriterionState.Met : CriterionState.Missing, $"The version is {evidence.Registered.Version}.", evidence.Registered.Registered);
        yield return LaterCriteria.NotComputable("L2.glossary", 2, "Half of the columns or more are linked to a glossary.", "A manifest has no links.", evidence.Now);
        yield return LaterCriteria.NotComputable("L2.retention", 2, "It is said how long rows are kept.", "A manifest has no retention.", evidence.Now);
    }

    private static MaturityCriterion Published(MaturityEvidence evidence)
    {
        const string Rule = "The contract is published, and the registered one does not differ from it.";
        if (evidence.Release is not { } release)
        {
            return new("L2.published", 2, Rule, CriterionState.Missing, "No version is published: 'dataproduct publish'.", evidence.Now);
        }

        var changes = ContractDiff.Between(ManifestReader.Parse(release.Manifest), evidence.Manifest).Changes.Count;
        return new(
            "L2.published", 2, Rule, changes == 0 ? CriterionState.Met : CriterionState.Missing,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{release.Version} is published; {changes} changes to {evidence.Registered.Version}, which is registered."),
            release.Published);
    }

    private static MaturityCriterion Followed(MaturityEvidence evidence)
    {
        var late = evidence.Data
            .Where(pair => !string.Equals(pair.Value?.ContractVersion, evidence.Registered.Version, StringComparison.Ordinal))
            .Select(pair => pair.Value is null ? $"{pair.Key}: no data" : $"{pair.Key}: {pair.Value.ContractVersion}")
            .ToList();
        return new(
            "L2.followed", 2, "The data of every port was checked by this version of the contract.",
            late.Count == 0 ? CriterionState.Met : CriterionState.Missing,
            late.Count == 0 ? $"All ports: {evidence.Registered.Version}." : $"Not {evidence.Registered.Version}: {string.Join(", ", late)}.",
            evidence.Data.Values.Max(one => one?.Published) ?? evidence.Now);
    }

    private static MaturityCriterion Described(MaturityEvidence evidence)
    {
        var silent = evidence.Manifest.Ports
            .SelectMany(port => port.Columns.Where(column => string.IsNullOrWhiteSpace(column.Description)).Select(column => $"{port.Name}.{column.Name}"))
            .ToList();
        return new(
            "L2.described", 2, "Every column has a type and a description.",
            silent.Count == 0 ? CriterionState.Met : CriterionState.Missing,
            silent.Count == 0
                ? string.Create(CultureInfo.InvariantCulture, $"All {evidence.Columns.Count()} columns.")
                : $"Without a description: {string.Join(", ", silent)}.",
            evidence.Registered.Registered);
    }
}
