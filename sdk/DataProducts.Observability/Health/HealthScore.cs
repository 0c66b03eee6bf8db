namespace DataProducts.Observability;

/// <summary>How well a product keeps its levels, in one number that can be computed again from what it holds.</summary>
/// <remarks>
/// <c>H = 100 · Σ w·a / Σ w</c> over the levels with data, rounded to nine decimals, where <c>a = clamp((attained − floor) / (target −
/// floor), 0, 1)</c> and
/// <c>floor = 1 − 3·(1 − target)</c>. A dimension's weight is shared equally by its levels. A regulatory level that is missed caps H at 49,
/// a spent error budget at 69. The formula is the project's own; it follows no standard.
/// </remarks>
/// <param name="Value">From 0 to 100, or null where nothing was measured.</param>
/// <param name="Band">The value in one word.</param>
/// <param name="Coverage">The share of the weight that was measured, from 0 to 1.</param>
/// <param name="Inputs">What it was computed from.</param>
/// <param name="Weights">The weights that were given.</param>
/// <param name="FormulaVersion">The version of the formula, raised when it changes.</param>
public sealed record HealthScore(
    double? Value,
    HealthBand Band,
    double Coverage,
    IReadOnlyList<SloResult> Inputs,
    IReadOnlyDictionary<string, double> Weights,
    int FormulaVersion)
{
    /// <summary>The version of the formula that this library computes.</summary>
    public const int CurrentFormula = 1;

    private const double LeastCoverage = 0.6;
    private const double RegulatoryCap = 49;
    private const double BudgetCap = 69;
    private const double GoodFrom = 80;
    private const double WarningFrom = 60;
    private const double FloorBudgets = 3;

    // In binary 0.82 is 0.6 of the way from 0.7 to 0.9 only nearly, and must not miss the band that begins at 60.
    private const int Digits = 9;

    private static readonly Dictionary<string, double> EqualWeights = [];

    /// <summary>Computes the score.</summary>
    /// <param name="results">The levels' results.</param>
    /// <param name="weights">The weight of each dimension, for example <c>freshness</c>; one that is not named has 1. Null: all have
    /// 1.</param>
    /// <returns>The score.</returns>
    /// <exception cref="DataProductException"><c>DP1064</c>: a weight is negative or no number.</exception>
    public static HealthScore Compute(IReadOnlyList<SloResult> results, IReadOnlyDictionary<string, double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        weights ??= EqualWeights;
        var (sum, measured, all, cap) = (0.0, 0.0, 0.0, 100.0);
        foreach (var result in results)
        {
            var weight = WeightOf(result.Dimension, weights) / results.Count(other => other.Dimension == result.Dimension);
            all += weight;
            if (result.Attained is not { } attained)
            {
                continue;
            }

            measured += weight;
            sum += weight * Share(attained, result.Target);
            cap = Math.Min(cap, CapOf(result));
        }

        var coverage = all > 0 ? measured / all : 0;
        double? value = measured > 0 ? Math.Min(Math.Round(100 * sum / measured, Digits), cap) : null;
        return new HealthScore(value, BandOf(value, coverage), coverage, results, weights, CurrentFormula);
    }

    private static double WeightOf(string dimension, IReadOnlyDictionary<string, double> weights)
    {
        var weight = weights.GetValueOrDefault(dimension, 1);
        return double.IsFinite(weight) && weight >= 0 ? weight : throw ObservabilityErrors.BadWeight(dimension);
    }

    private static double Share(double attained, double target)
    {
        var floor = 1 - (FloorBudgets * (1 - target));
        return attained >= target ? 1 : Math.Clamp((attained - floor) / (target - floor), 0, 1);
    }

    private static double CapOf(SloResult result)
    {
        if (result.IsRegulatory && result.State == SloState.Missed)
        {
            return RegulatoryCap;
        }

        return result.BudgetRemaining <= 0 ? BudgetCap : 100;
    }

    private static HealthBand BandOf(double? value, double coverage)
    {
        if (value is null || coverage < LeastCoverage)
        {
            return HealthBand.Unknown;
        }

        return value >= GoodFrom ? HealthBand.Good : value >= WarningFrom ? HealthBand.Warning : HealthBand.Alert;
    }
}
