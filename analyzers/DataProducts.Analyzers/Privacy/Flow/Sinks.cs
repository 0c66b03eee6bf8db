using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DataProducts.Analyzers.Privacy.Flow;

/// <summary>Knows the calls by which values leave, looked up once a compilation.</summary>
internal sealed class Sinks
{
    private static readonly HashSet<string> ActivityMethods = new(StringComparer.Ordinal)
    {
        "SetTag", "AddTag", "AddBaggage", "SetBaggage", "AddEvent", "SetStatus", "AddException", "SetCustomProperty", "StartActivity", "CreateActivity",
    };

    private static readonly HashSet<string> FileMethods = new(StringComparer.Ordinal)
    {
        "WriteAllText", "WriteAllTextAsync", "WriteAllLines", "WriteAllLinesAsync", "AppendAllText", "AppendAllTextAsync", "AppendAllLines",
        "AppendAllLinesAsync", "WriteAllBytes", "WriteAllBytesAsync",
    };

    private readonly Dictionary<INamedTypeSymbol, Func<IInvocationOperation, Sink?>> _byType = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _exception;
    private readonly INamedTypeSymbol? _activity;
    private readonly INamedTypeSymbol? _loggerMessage;
    private readonly bool _logsAreRedacted;

    public Sinks(Compilation compilation)
    {
        _exception = compilation.GetTypeByMetadataName("System.Exception");
        _activity = compilation.GetTypeByMetadataName("System.Diagnostics.Activity");
        _loggerMessage = compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LoggerMessageAttribute");
        _logsAreRedacted = compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LogPropertiesAttribute") is not null;

        void Add(string type, Func<IInvocationOperation, Sink?> choose)
        {
            if (compilation.GetTypeByMetadataName(type) is { } symbol)
            {
                _byType[symbol] = choose;
            }
        }

        Add("Microsoft.Extensions.Logging.ILogger", static call => call.TargetMethod.Name is "Log" or "BeginScope" ? Sink.Log : null);
        Add("Microsoft.Extensions.Logging.LoggerExtensions", static _ => Sink.Log);
        Add("System.Diagnostics.Activity", static call => ActivityMethods.Contains(call.TargetMethod.Name) ? Sink.Activity : null);
        Add("System.Diagnostics.ActivitySource", static call => ActivityMethods.Contains(call.TargetMethod.Name) ? Sink.Activity : null);
        Add("System.Diagnostics.Metrics.Counter`1", static call => call.TargetMethod.Name == "Add" ? Sink.Metric : null);
        Add("System.Diagnostics.Metrics.UpDownCounter`1", static call => call.TargetMethod.Name == "Add" ? Sink.Metric : null);
        Add("System.Diagnostics.Metrics.Histogram`1", static call => call.TargetMethod.Name == "Record" ? Sink.Metric : null);
        Add("System.Diagnostics.Metrics.Gauge`1", static call => call.TargetMethod.Name == "Record" ? Sink.Metric : null);
        Add("System.Console", static call => call.TargetMethod.Name is "Write" or "WriteLine" ? Sink.Console : null);
        Add("System.IO.TextWriter", static call => IsConsole(call.Instance) ? Sink.Console : null);
        Add("System.Diagnostics.Debug", static _ => Sink.Debug);
        Add("System.Diagnostics.Trace", static _ => Sink.Debug);
        Add("System.IO.File", static call => FileMethods.Contains(call.TargetMethod.Name) ? Sink.File : null);
        Add("System.ArgumentOutOfRangeException", static call => call.TargetMethod.IsStatic ? Sink.Exception : null);
    }

    /// <summary>Gives where a call's arguments go, or null where they stay.</summary>
    public Sink? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.Constructor)
        {
            return IsException(method.ContainingType) ? Sink.Exception : null; // ": base(…)" of an exception of ours
        }

        if (_byType.TryGetValue(method.ContainingType.OriginalDefinition, out var choose))
        {
            return choose(call);
        }

        return method.IsPartialDefinition && IsLoggerMessage(method) ? Sink.Log : null;
    }

    public Sink? Of(IObjectCreationOperation created) =>
        !created.Arguments.IsEmpty && IsException(created.Type) ? Sink.Exception : null;

    /// <summary>Gives where an assigned value goes: an activity's name, an exception's data.</summary>
    public Sink? Of(IPropertyReferenceOperation target)
    {
        if (Same(target.Property.ContainingType, _activity))
        {
            return Sink.Activity;
        }

        return target is { Property.IsIndexer: true, Instance: IPropertyReferenceOperation { Property: { Name: "Data" } data } }
            && Same(data.ContainingType, _exception)
            ? Sink.Exception
            : null;
    }

    /// <summary>Tells whether what is given to a parameter is redacted: of a generated log method whose generator reads classifications
    /// (Microsoft.Extensions.Telemetry); the one beside <c>ILogger</c> itself does not.</summary>
    public bool Redacts(IParameterSymbol? parameter)
    {
        if (!_logsAreRedacted || parameter is not { ContainingSymbol: IMethodSymbol { IsPartialDefinition: true } })
        {
            return false;
        }

        foreach (var attribute in parameter.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                if (type.Name is "DataClassificationAttribute" or "LogPropertiesAttribute" or "TagProviderAttribute")
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsConsole(IOperation? writer) =>
        writer is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: { Name: "Console", ContainingNamespace.Name: "System" } } };

    private bool IsLoggerMessage(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (Same(attribute.AttributeClass, _loggerMessage))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Same(type, _exception))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
