using System.Collections.Immutable;
using DataProducts.Analyzers.Privacy.Flow;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DataProducts.Analyzers.Privacy;

/// <summary>DP0105 and DP0106: personal data that leaves by a log, an exception, a trace, a metric, or the program's own output.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PersonalDataFlowAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The diagnostic's property with the name of the record's key, where it has one that says nothing of the person.</summary>
    internal const string Key = nameof(Key);

    private static readonly DiagnosticDescriptor Telemetry = Rule.Of(
        RuleIds.PersonalDataInTelemetry,
        DiagnosticSeverity.Error,
        "Personal data in a log, an exception, a trace or a metric",
        "Telemetry is copied, kept and read by many. Whoever erases a person cannot erase her there, and no policy decides who reads it.");

    private static readonly DiagnosticDescriptor Output = Rule.Of(
        RuleIds.PersonalDataInOutput,
        DiagnosticSeverity.Warning,
        "Personal data on the console, in the debugger or in a file",
        "Output of a program ends in logs of whatever runs it, and a file lies outside every vault and every policy.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Telemetry, Output];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.DataProduct) is null)
            {
                return;
            }

            var (sinks, values) = (new Sinks(start.Compilation), new PersonalValues(new PersonalTypes()));
            start.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    if (Sinks.Of(call) is { } sink)
                    {
                        Check(operation, sink, call.Arguments, sinks, values);
                    }
                },
                OperationKind.Invocation);
            start.RegisterOperationAction(
                operation =>
                {
                    var created = (IObjectCreationOperation)operation.Operation;
                    if (Sinks.Of(created) is { } sink)
                    {
                        Check(operation, sink, created.Arguments, sinks, values);
                    }
                },
                OperationKind.ObjectCreation);
            start.RegisterOperationAction(
                operation =>
                {
                    var assignment = (ISimpleAssignmentOperation)operation.Operation;
                    if (assignment.Target is IPropertyReferenceOperation target
                        && Sinks.Of(target) is { } sink
                        && values.In(assignment.Value, sink.IsExpanded) is { } found)
                    {
                        Report(operation, sink, found, assignment.Value);
                    }
                },
                OperationKind.SimpleAssignment);
        });
    }

    private static void Check(
        OperationAnalysisContext context, Sink sink, ImmutableArray<IArgumentOperation> arguments, Sinks sinks, PersonalValues values)
    {
        foreach (var argument in arguments)
        {
            if (!sinks.Redacts(argument.Parameter) && values.In(argument.Value, sink.IsExpanded) is { } found)
            {
                Report(context, sink, found, argument.Value);
            }
        }
    }

    // Where the value is read in the call itself, that is the place to mend; else the argument that brings it there.
    private static void Report(OperationAnalysisContext context, Sink sink, PersonalValue found, IOperation argument)
    {
        var isRead = argument.Syntax.Span.Contains(found.Origin.Syntax.Span);
        var place = isRead ? found.Origin.Syntax : argument.Syntax;
        var key = isRead ? KeyOf(found.Origin) : null;
        var properties = key is null ? null : ImmutableDictionary<string, string?>.Empty.Add(Key, key);
        var way = key is null ? "name the row by its key" : $"name the row by its key '{key}'";
        context.ReportDiagnostic(Diagnostic.Create(
            sink.IsTelemetry ? Telemetry : Output, place.GetLocation(), properties,
            found.Name, $"is personal data and goes into {sink.What}; {way}, or write what a redactor made of it"));
    }

    private static string? KeyOf(IOperation origin)
    {
        var record = origin is IPropertyReferenceOperation { Instance: not null } reference && PersonalTypes.IsMarked(reference.Property)
            ? reference.Property.ContainingType
            : origin.Type;
        if (record is not { IsRecord: true })
        {
            return null;
        }

        string? key = null;
        foreach (var member in record.GetMembers())
        {
            if (member is IPropertySymbol property && property.Has(KnownTypes.KeyAttribute))
            {
                if (key is not null || PersonalTypes.IsMarked(property))
                {
                    return null; // a key of several columns, or a personal one, is nothing to put in its place
                }

                key = property.Name;
            }
        }

        return key;
    }
}
