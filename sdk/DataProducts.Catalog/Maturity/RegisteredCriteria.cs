using System.Globalization;

namespace DataProducts.Catalog;

/// <summary>Level 1: the product can be found, and somebody answers for it.</summary>
internal static class RegisteredCriteria
{
    private const int LeastDescription = 80; // characters: a sentence that says what a row is, and of whom or what

    public static IEnumerable<MaturityCriterion> Of(MaturityEvidence evidence)
    {
        var (manifest, registered) = (evidence.Manifest, evidence.Registered);
        yield return Criterion(
            "owner", "A team is named that answers for the product.", manifest.Owner is not null,
            manifest.Owner is null ? "The manifest names no owner." : $"The manifest names {manifest.Owner}; whether it is reachable is not looked up.");

        var length = manifest.Description?.Length ?? 0;
        yield return Criterion(
            "description",
            string.Create(CultureInfo.InvariantCulture, $"The description has {LeastDescription} characters or more."),
            length >= LeastDescription,
            string.Create(CultureInfo.InvariantCulture, $"It has {length}."));

        var classified = evidence.Columns.Count(column => column.Classification != Classification.Internal || column.Pii is not null);
        yield return Criterion(
            "classified", "Every column has a classification.", evidence.Columns.All(column => Enum.IsDefined(column.Classification)),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{evidence.Columns.Count()} columns, of which {classified} are personal or above internal; the others are internal."));

        var tables = evidence.Data.Where(pair => pair.Value is not null).ToList();
        yield return new MaturityCriterion(
            "L1.table",
            1,
            "At least one port has a table with published data.",
            tables.Count > 0 ? CriterionState.Met : CriterionState.Missing,
            tables.Count > 0
                ? $"Published: {string.Join(", ", tables.Select(pair => $"{pair.Key} in {string.Join('/', pair.Value!.Snapshots.Keys.Select(one => one.Code).Order(StringComparer.Ordinal))}"))}."
                : "No port has published data: hydrate the product.",
            tables.Count > 0 ? tables.Max(pair => pair.Value!.Published) : evidence.Now);

        MaturityCriterion Criterion(string id, string rule, bool holds, string found) =>
            new($"L1.{id}", 1, rule, holds ? CriterionState.Met : CriterionState.Missing, found, registered.Registered);
    }
}
