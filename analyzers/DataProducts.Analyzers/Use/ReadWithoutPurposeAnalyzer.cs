using System.Collections.Immutable;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DataProducts.Analyzers.Use;

/// <summary>DP0501: a product is read and nobody says what for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadWithoutPurposeAnalyzer : DiagnosticAnalyzer
{
    private const string Purpose = "purpose";

    private static readonly DiagnosticDescriptor Rule = Analyzers.Rule.Of(
        RuleIds.ReadWithoutPurpose,
        DiagnosticSeverity.Warning,
        "Reading a product without a purpose",
        "What may be seen depends on what it is for. A read without a purpose is denied, or shows no more than tokens and masks.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.DataProduct) is not null)
            {
                start.RegisterOperationAction(Check, OperationKind.Invocation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!IsOurs(call.TargetMethod))
        {
            return;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument is { Parameter: { Name: Purpose, Type.SpecialType: SpecialType.System_String }, Value: var value }
                && value.ConstantValue is { HasValue: true, Value: var purpose }
                && string.IsNullOrWhiteSpace(purpose as string))
            {
                var place = argument.ArgumentKind == ArgumentKind.DefaultValue ? call.Syntax : argument.Syntax;
                context.ReportDiagnostic(Rule.Report(
                    place.GetLocation(), call.TargetMethod.Name,
                    "reads without a purpose, so what depends on one stays hidden; name one that the standards know, for example \"fraud-detection\""));
            }
        }
    }

    // In a test of policies, what is seen without a purpose is a good question.
    private static bool IsOurs(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        if (space is { Name: "Testing", ContainingNamespace: { Name: KnownTypes.Namespace, ContainingNamespace.IsGlobalNamespace: true } })
        {
            return false;
        }

        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space is { Name: KnownTypes.Namespace, ContainingNamespace.IsGlobalNamespace: true };
    }
}
