using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DataProducts.Analyzers.Privacy.Flow;

/// <summary>Knows the calls by which values leave, by the names of their types: to look all of them up in a compilation goes through every
/// reference, and an editor makes a compilation at each keystroke.</summary>
internal sealed class Sinks(Compilation compilation)
{
    private const string Activity = "System.Diagnostics.Activity";
    private const string Exception = "System.Exception";

    private static readonly HashSet<string> ActivityMethods = new(StringComparer.Ordinal)
    {
        "SetTag", "AddTag", "AddBaggage", "SetBaggage", "AddEvent", "SetStatus", "AddException", "SetCustomProperty", "StartActivity", "CreateActivity",
    };

    private static readonly HashSet<string> FileMethods = new(StringComparer.Ordinal)
    {
        "WriteAllText", "WriteAllTextAsync", "WriteAllLines", "WriteAllLinesAsync", "AppendAllText", "AppendAllTextAsync", "AppendAllLines",
        "AppendAllLinesAsync", "WriteAllBytes", "WriteAllBytesAsync",
    };

    private static readonly Dictionary<string, (string FullName, Func<IInvocationOperation, Sink?> Choose)> ByType = new[]
    {
        On("Microsoft.Extensions.Logging.ILogger", static call => call.TargetMethod.Name is "Log" or "BeginScope" ? Sink.Log : null),
        On("Microsoft.Extensions.Logging.LoggerExtensions", static _ => Sink.Log),
        On(Activity, static call => ActivityMethods.Contains(call.TargetMethod.Name) ? Sink.Activity : null),
        On("System.Diagnostics.ActivitySource", static call => ActivityMethods.Contains(call.TargetMethod.Name) ? Sink.Activity : null),
        On("System.Diagnostics.Metrics.Counter", static call => call.TargetMethod.Name == "Add" ? Sink.Metric : null),
        On("System.Diagnostics.Metrics.UpDownCounter", static call => call.TargetMethod.Name == "Add" ? Sink.Metric : null),
        On("System.Diagnostics.Metrics.Histogram", static call => call.TargetMethod.Name == "Record" ? Sink.Metric : null),
        On("System.Diagnostics.Metrics.Gauge", static call => call.TargetMethod.Name == "Record" ? Sink.Metric : null),
        On("System.Console", static call => call.TargetMethod.Name is "Write" or "WriteLine" ? Sink.Console : null),
        On("System.IO.TextWriter", static call => IsConsole(call.Instance) ? Sink.Console : null),
        On("System.Diagnostics.Debug", static _ => Sink.Debug),
        On("System.Diagnostics.Trace", static _ => Sink.Debug),
        On("System.IO.File", static call => FileMethods.Contains(call.TargetMethod.Name) ? Sink.File : null),
        On("System.ArgumentOutOfRangeException", static call => call.TargetMethod.IsStatic ? Sink.Exception : null),
    }.ToDictionary(static one => one.FullName.Substring(one.FullName.LastIndexOf('.') + 1), StringComparer.Ordinal);

    private readonly Lazy<bool> _logsAreRedacted =
        new(() => compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LogPropertiesAttribute") is not null);

    /// <summary>Gives where a call's arguments go, or null where they stay.</summary>
    public static Sink? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.Constructor)
        {
            return IsException(method.ContainingType) ? Sink.Exception : null; // ": base(…)" of an exception of ours
        }

        if (ByType.TryGetValue(method.ContainingType.Name, out var sink) && method.ContainingType.IsSystem(sink.FullName))
        {
            return sink.Choose(call);
        }

        return method.IsPartialDefinition && IsLoggerMessage(method) ? Sink.Log : null;
    }

    public static Sink? Of(IObjectCreationOperation created) =>
        !created.Arguments.IsEmpty && IsException(created.Type) ? Sink.Exception : null;

    /// <summary>Gives where an assigned value goes: an activity's name, an exception's data.</summary>
    public static Sink? Of(IPropertyReferenceOperation target)
    {
        if (target.Property.ContainingType.IsSystem(Activity))
        {
            return Sink.Activity;
        }

        return target is { Property.IsIndexer: true, Instance: IPropertyReferenceOperation { Property: { Name: "Data" } data } }
            && data.ContainingType.IsSystem(Exception)
            ? Sink.Exception
            : null;
    }

    /// <summary>Tells whether what is given to a parameter is redacted: of a generated log method whose generator reads classifications
    /// (Microsoft.Extensions.Telemetry); the one beside <c>ILogger</c> itself does not.</summary>
    public bool Redacts(IParameterSymbol? parameter)
    {
        if (parameter is not { ContainingSymbol: IMethodSymbol { IsPartialDefinition: true } } || !_logsAreRedacted.Value)
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

    private static bool IsLoggerMessage(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass.IsSystem("Microsoft.Extensions.Logging.LoggerMessageAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.IsSystem(Exception))
            {
                return true;
            }
        }

        return false;
    }

    private static (string FullName, Func<IInvocationOperation, Sink?> Choose) On(string type, Func<IInvocationOperation, Sink?> choose) => (type, choose);
}
