using System.Globalization;
using DataProducts.Contracts;

namespace DataProducts.Catalog;

/// <summary>Level 3: it is measured what the contract promises.</summary>
internal static class ObservedCriteria
{
    private const int LeastLevels = 3;
    private const int FreshDays = 14; // older evidence no longer counts
    private const double LeastCoverage = 0.95;

    public static IEnumerable<MaturityCriterion> Of(MaturityEvidence evidence)
    {
        yield return Promised(evidence);
        yield return LaterCriteria.NotComputable("L3.availability", 3, "Availability is promised.", "There is no such service level.", evidence.Now);
        yield return Measured(evidence);
        yield return Fresh(evidence);
        yield return LaterCriteria.NotComputable("L3.alerts", 3, "The way of an alert was tested in the last 90 days.", "No test is recorded.", evidence.Now);
        yield return LaterCriteria.NotComputable("L3.lineage", 3, "It is known where the data comes from and goes to.", "No lineage is kept.", evidence.Now);
        yield return LaterCriteria.NotComputable(
            "L3.synchronised", 3, "The health in the enterprise catalog is at most 24 hours old.", "Requests to Alation are printed, never sent.", evidence.Now);
    }

    private static MaturityCriterion Promised(MaturityEvidence evidence)
    {
        var (fresh, complete) = (evidence.Levels.OfType<FreshnessLevel>().Any(), evidence.Levels.OfType<CompletenessLevel>().Any());
        var count = evidence.Levels.Count();
        return new(
            "L3.levels", 3, "Three service levels or more, among them freshness and completeness.",
            count >= LeastLevels && fresh && complete ? CriterionState.Met : CriterionState.Missing,
            string.Create(
                CultureInfo.InvariantCulture, $"{count} of at least {LeastLevels}; freshness: {Word(fresh)}, completeness: {Word(complete)}."),
            evidence.Registered.Registered);
    }

    // Counted in days, the coarsest slice that a level can have in practice; it asks of every port.
    private static MaturityCriterion Measured(MaturityEvidence evidence)
    {
        var days = evidence.Facts.ToDictionary(
            pair => pair.Key, pair => pair.Value.Select(fact => DateOnly.FromDateTime(fact.Time.UtcDateTime)).Distinct().Count(), StringComparer.Ordinal);
        var holds = days.Values.All(count => count >= LeastCoverage * MaturityEvidence.FactDays);
        var found = days.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value}"));
        return new(
            "L3.measured", 3, "Facts on 95 % of the last 30 days or more, for every port.",
            holds ? CriterionState.Met : CriterionState.Missing,
            $"Days with facts, of 30: {string.Join(", ", found)}.",
            evidence.Facts.Values.SelectMany(facts => facts).Select(fact => (DateTimeOffset?)fact.Time).Max() ?? evidence.Now);
    }

    private static MaturityCriterion Fresh(MaturityEvidence evidence)
    {
        const string Rule = "The service levels were evaluated in the last 14 days.";
        return evidence.Health is not { } health
            ? new("L3.evaluated", 3, Rule, CriterionState.Missing, "They never were.", evidence.Now)
            : new(
                "L3.evaluated", 3, Rule,
                evidence.Now - health.Evaluated <= TimeSpan.FromDays(FreshDays) ? CriterionState.Met : CriterionState.Missing,
                string.Create(CultureInfo.InvariantCulture, $"Health {health.Score:F0} ({health.Status})."),
                health.Evaluated);
    }

    private static string Word(bool holds) => holds ? "yes" : "no";
}
