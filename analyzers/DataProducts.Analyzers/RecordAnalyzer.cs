using System.Collections.Immutable;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers;

/// <summary>Looks at the types with <c>[DataProduct]</c> or <c>[DataProductPort]</c>. A project that does not know the annotation costs nothing.</summary>
public abstract class RecordAnalyzer : DiagnosticAnalyzer
{
    private protected RecordAnalyzer(DiagnosticDescriptor rule)
    {
        Descriptor = rule;
        SupportedDiagnostics = [rule];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.DataProduct) is not null)
            {
                start.RegisterSymbolAction(CheckIfAnnotated, SymbolKind.NamedType);
            }
        });
    }

    private protected abstract void Check(INamedTypeSymbol record, SymbolAnalysisContext context);

    private void CheckIfAnnotated(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (RecordReader.IsAnnotated(type))
        {
            Check(type, context);
        }
    }
}
