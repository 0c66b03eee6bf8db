using System.Collections.Immutable;
using System.Globalization;
using DataProducts.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.ServiceLevels;

/// <summary>DP0402: a target so low that an alert for fast burning can never come.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AlertThatCannotFireAnalyzer() : RecordAnalyzer(Rule)
{
    // What every pair that fits the window could be held to: only the target tells the others apart.
    private const decimal StrictestTarget = 0.999999m;

    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.AlertThatCannotFire,
        DiagnosticSeverity.Warning,
        "An alert that can never fire",
        "Nothing burns a budget faster than when everything is bad, which is 1 / (1 - target) times. An alert that waits for more never comes, so "
        + "the contract leaves it out, and nobody is woken.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        foreach (var level in DeclaredLevel.Of(record))
        {
            if (level.Target >= 1)
            {
                continue;
            }

            var alive = BurnWindows.For(level.Target, level.Window, level.Slice).ToList();
            var dead = BurnWindows.For(StrictestTarget, level.Window, level.Slice).Where(pair => !alive.Contains(pair)).ToList();
            if (dead.Count > 0)
            {
                var needed = dead.Max(pair => 1 - (1 / pair.Factor(level.Window)));
                var names = string.Join(" and ", dead.Select(pair => string.Format(
                    CultureInfo.InvariantCulture, "'{0}' ({1:0.##} times)", pair.Name, pair.Factor(level.Window))));
                var lost = alive.Any(static pair => pair.Severity == "page") ? "" : ", so nobody is ever woken";
                var better = RoundUp(needed);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, level.Place,
                    ImmutableDictionary<string, string?>.Empty.Add(DeclaredLevel.BetterTarget, better.ToString(CultureInfo.InvariantCulture)),
                    record.Name,
                    $"promises a {level.What} of {DeclaredLevel.Percent(level.Target)}, at which the alert {names} can never fire{lost}; "
                    + $"raise the target to {DeclaredLevel.Percent(better)} or more"));
            }
        }
    }

    private static decimal RoundUp(decimal share) => decimal.Ceiling(share * 10_000) / 10_000;
}
