using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.ServiceLevels;

/// <summary>DP0401: a target that the first failure misses, whatever follows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServiceLevelWithoutBudgetAnalyzer() : RecordAnalyzer(Rule)
{
    // The engine's own limit: 30 days in slices of 3 seconds.
    private const long MostSlices = 1_000_000;

    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.ServiceLevelWithoutBudget,
        DiagnosticSeverity.Error,
        "A target that cannot be measured",
        "A target of t needs at least 1 / (1 - t) measurements in its window: with fewer, one bad one spends the whole error budget, and the level "
        + "says nothing. The build refuses such a contract.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        foreach (var level in DeclaredLevel.Of(record))
        {
            if (Problem(level) is { } problem)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, level.Place, TargetThatFits(level), record.Name, $"promises a {level.What} that cannot be measured: {problem}"));
            }
        }
    }

    // The greatest target that the window has slices enough for; where rows are counted, a thousand are few.
    private static ImmutableDictionary<string, string?>? TargetThatFits(DeclaredLevel level)
    {
        var slices = level.Slice is { } slice ? level.Window / slice : 1_000;
        var target = decimal.Floor((1 - (1 / (decimal)Math.Max(slices, 1))) * 1_000) / 1_000;
        return slices < 2 || slices > MostSlices || target <= 0 || (level.Slice % 60 ?? 0) != 0
            ? null
            : ImmutableDictionary<string, string?>.Empty.Add(DeclaredLevel.BetterTarget, target.ToString(CultureInfo.InvariantCulture));
    }

    private static string? Problem(DeclaredLevel level)
    {
        var budget = 1 - level.Target;
        if (budget <= 0)
        {
            return "a target of 100 % leaves no error budget, so the first failure misses it for good; write for example 0.999";
        }

        if (level.Slice is not { } slice)
        {
            return null; // how many rows a window will hold, nobody knows yet
        }

        if (slice > level.Window)
        {
            return "a slice is longer than the window; shorten the slice";
        }

        if (slice % 60 != 0 || level.Window % 60 != 0)
        {
            return "slice and window are whole numbers of minutes (OpenSLO knows nothing shorter); write for example PT5M";
        }

        var (slices, needed) = (level.Window / slice, decimal.Ceiling(1 / budget));
        if (slices > MostSlices)
        {
            return string.Format(CultureInfo.InvariantCulture, "its window holds {0} slices, more than {1}; lengthen the slice", slices, MostSlices);
        }

        return slices >= needed
            ? null
            : string.Format(
                CultureInfo.InvariantCulture,
                "a target of {0} needs {1} slices in its window, and it holds {2}; lower the target, lengthen the window, or shorten the slice",
                DeclaredLevel.Percent(level.Target), needed, slices);
    }
}
