using DataProducts.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.ServiceLevels;

/// <summary>DP0403: a slice that fits neither the window nor the age that it measures.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SliceThatFitsNothingAnalyzer() : RecordAnalyzer(Rule)
{
    private const decimal StrictestTarget = 0.999999m;

    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.SliceThatFitsNothing,
        DiagnosticSeverity.Warning,
        "A slice that does not fit its window or age",
        "Freshness is looked at once a slice. A slice longer than the age that is promised overlooks data that was stale in between, one that "
        + "does not divide its window leaves a rest that is never counted, and long ones give every alert too little to go by.");

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        foreach (var level in DeclaredLevel.Of(record))
        {
            if (level is { Slice: { } slice, MaximumAge: { } age } && slice <= level.Window && Problem(level, slice, age) is { } problem)
            {
                context.ReportDiagnostic(Descriptor.Report(level.Place, record.Name, $"measures freshness in slices that {problem}"));
            }
        }
    }

    private static string? Problem(DeclaredLevel level, long slice, long age)
    {
        if (slice > age)
        {
            return "are longer than the age that is still fresh, so data may be stale between two looks; shorten the slice";
        }

        if (level.Window % slice != 0)
        {
            return "do not divide the window, so its rest is never counted; choose a slice that does";
        }

        return BurnWindows.For(StrictestTarget, level.Window, slice).Any()
            ? null
            : "leave no alert: each needs a long window of twelve slices and a short one of one; shorten the slice or lengthen the window";
    }
}
