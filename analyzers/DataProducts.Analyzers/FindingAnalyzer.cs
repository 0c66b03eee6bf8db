using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers;

/// <summary>Gives a voice to what the generator found wrong and was quiet about.</summary>
public abstract class FindingAnalyzer : RecordAnalyzer
{
    private readonly Concern _concern;

    private protected FindingAnalyzer(DiagnosticDescriptor rule, Concern concern)
        : base(rule) => _concern = concern;

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        foreach (var finding in RecordReadings.Of(record, context.CancellationToken).Findings)
        {
            if (finding.Concern == _concern)
            {
                context.ReportDiagnostic(Descriptor.Report(finding.Place, finding.Name, finding.Reason, finding.Remedies));
            }
        }
    }
}
