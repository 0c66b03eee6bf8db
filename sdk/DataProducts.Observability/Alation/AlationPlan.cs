using System.Globalization;
using DataProducts.Contracts;

namespace DataProducts.Observability;

/// <summary>What would be sent to Alation about a product. Alation has no data products in this interface, so a product's health stands on
/// the tables of its ports.</summary>
/// <param name="Requests">The requests in their order.</param>
/// <param name="Unresolved">The tables for which no id in Alation is known, and which so get no custom fields.</param>
public sealed record AlationPlan(IReadOnlyList<AlationRequest> Requests, IReadOnlyList<string> Unresolved)
{
    private const double WarningBudget = 0.5; // half of it is spent: somebody should look
    private const int Percent = 100;
    private const int Digits = 4;

    private const string Health = "dataproducts.health";
    private const string Freshness = "dataproducts.freshness";
    private const string Completeness = "dataproducts.completeness";

    private static readonly QualityField[] Fields =
    [
        new(Health, "Health score", "How well the data product keeps its service levels, from 0 to 100."),
        new(Freshness, "Freshness", "Share of time in which the data was as fresh as promised, in percent."),
        new(Completeness, "Completeness", "Share of rows with a usable value, in percent."),
    ];

    /// <summary>Makes the requests. Nothing is sent.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="results">How each port's service levels are kept, by the port's name.</param>
    /// <param name="health">The product's score.</param>
    /// <param name="target">Where its tables stand in Alation.</param>
    /// <param name="now">When that was evaluated, in UTC.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="DataProductException"><c>DP1750</c>: an id is not positive, or a table is not the product's.</exception>
    public static AlationPlan Of(
        ProductManifest manifest,
        IReadOnlyDictionary<string, IReadOnlyList<SloResult>> results,
        HealthScore health,
        AlationTarget target,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(health);
        ArgumentNullException.ThrowIfNull(target);
        var tables = manifest.Ports
            .SelectMany(port => LakeTables.Jurisdictions(manifest).Select(one => (Port: port.Name, Name: $"{LakeTables.Database(manifest, one)}.{port.Name}")))
            .ToList();
        Check(manifest, target, [.. tables.Select(table => table.Name)]);

        var values = tables.SelectMany(table => Values(
            string.Create(CultureInfo.InvariantCulture, $"{target.DataSource}.{table.Name}"), results.GetValueOrDefault(table.Port) ?? [], health));
        var known = tables.Where(table => target.Tables.ContainsKey(table.Name)).Select(table => target.Tables[table.Name]);
        return new AlationPlan(
            [
                .. AlationBodies.Quality(Fields, [.. values], now),
                .. AlationBodies.CustomFields(known.SelectMany(table => CustomFields(table, manifest, health, target)), now),
            ],
            [.. tables.Select(table => table.Name).Where(name => !target.Tables.ContainsKey(name))]);
    }

    private static void Check(ProductManifest manifest, AlationTarget target, HashSet<string> tables)
    {
        long?[] ids = [target.DataSource, target.SummaryField, target.StatusField, .. target.Tables.Values];
        if (ids.Any(id => id <= 0))
        {
            throw ObservabilityErrors.BadAlationTarget("an id is a number above 0.");
        }

        if (target.Tables.Keys.FirstOrDefault(name => !tables.Contains(name)) is not null)
        {
            throw ObservabilityErrors.BadAlationTarget($"a table is none of {manifest.Id}, such as {tables.Order(StringComparer.Ordinal).First()}.");
        }
    }

    private static IEnumerable<QualityValue> Values(string table, IReadOnlyList<SloResult> results, HealthScore health)
    {
        var isKnown = health.Band != HealthBand.Unknown;
        yield return new QualityValue(Health, table, "TABLE", isKnown ? health.Value : null, health.Band.ToString().ToUpperInvariant());
        foreach (var result in results)
        {
            var column = result.Name.StartsWith(CompletenessLevel.IndicatorPrefix, StringComparison.Ordinal)
                ? result.Name[CompletenessLevel.IndicatorPrefix.Length..]
                : null;
            var attained = result.Attained is { } share ? Math.Round(Percent * share, Digits) : (double?)null;
            yield return column is null
                ? new QualityValue(Freshness, table, "TABLE", attained, StatusOf(result))
                : new QualityValue(Completeness, $"{table}.{column}", "ATTRIBUTE", attained, StatusOf(result));
        }
    }

    private static string StatusOf(SloResult result) => result.State != SloState.Met
        ? "ALERT"
        : result.BudgetRemaining < WarningBudget ? "WARNING" : "GOOD";

    private static IEnumerable<CustomFieldValue> CustomFields(long table, ProductManifest manifest, HealthScore health, AlationTarget target)
    {
        if (target.SummaryField is { } summary)
        {
            yield return new CustomFieldValue(summary, table, AlationSummary.Of(manifest, health));
        }

        if (target.StatusField is { } status)
        {
            yield return new CustomFieldValue(status, table, health.Band.ToString());
        }
    }
}
