using System.Collections.Immutable;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Use;

/// <summary>DP0502 and DP0503: the contract that is referenced is not one that <c>[assembly: Consumes]</c> pins, or there is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsumesAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The diagnostic's property with the range that a fix writes.</summary>
    internal const string BetterRange = nameof(BetterRange);

    private const string ConsumesAttribute = nameof(ConsumesAttribute);

    private static readonly DiagnosticDescriptor Outside = Rule.Of(
        RuleIds.ContractOutsidePinnedRange,
        DiagnosticSeverity.Error,
        "A contract outside the pinned versions",
        "A consumer says which versions of a contract it holds by. Another one may have lost a column, or mean something else by it.",
        WellKnownDiagnosticTags.CompilationEnd);

    private static readonly DiagnosticDescriptor Missing = Rule.Of(
        RuleIds.ContractThatIsMissing,
        DiagnosticSeverity.Error,
        "A pinned contract that is not referenced",
        "What a consumer says it reads it has the contract of: its columns, its kinds of personal data, its version.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Outside, Missing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static end =>
        {
            foreach (var attribute in end.Compilation.Assembly.GetAttributes())
            {
                if (attribute.AttributeClass.IsOurs(ConsumesAttribute) && attribute.Argument(0) is string product)
                {
                    Check(end, attribute, product);
                }
            }
        });
    }

    private static void Check(CompilationAnalysisContext end, AttributeData attribute, string product)
    {
        var (place, text) = (attribute.Place(), attribute.Argument("Version") as string);
        var range = text is null ? null : VersionRange.Parse(text);
        if (!Names.IsProductId(product) || (text is not null && range is null))
        {
            end.ReportDiagnostic(Outside.Report(
                place, product, $"is pinned by no product id or no range of versions; write {Names.IdForm}, and a version as {VersionRange.Form}"));
            return;
        }

        var versions = ReferencedContracts.Of(product, end.Compilation);
        if (versions.Count == 0)
        {
            end.ReportDiagnostic(Missing.Report(
                place, product, "is consumed, but no reference holds its contract; add the producer's package, or take the annotation away"));
        }
        else if (range is not null && !versions.Any(range.Holds))
        {
            var given = string.Join(", ", versions);
            var newest = versions.Max()!;
            end.ReportDiagnostic(Diagnostic.Create(
                Outside, place ?? Location.None,
                ImmutableDictionary<string, string?>.Empty.Add(BetterRange, $"[{newest},{newest.Major + 1}.0.0)"),
                product,
                $"is pinned to {text}, and its contract here is {given}; refer to a version that is pinned, or read what changed and move the pin"));
        }
    }
}
