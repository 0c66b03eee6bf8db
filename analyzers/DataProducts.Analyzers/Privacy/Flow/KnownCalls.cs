using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Privacy.Flow;

/// <summary>Knows the framework's calls that give back what they were given.</summary>
internal static class KnownCalls
{
    // Of these types every method that gives text or a part of it hands the text on.
    private static readonly HashSet<string> TextTypes = new(StringComparer.Ordinal)
    {
        "System.String", "System.Text.StringBuilder", "System.Convert", "System.Text.Encoding", "System.MemoryExtensions", "System.Uri",
        "System.Net.WebUtility", "System.FormattableString", "System.Runtime.CompilerServices.FormattableStringFactory",
        "System.Collections.Generic.KeyValuePair", "System.Tuple", "System.ValueTuple", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask",
        "System.Text.RegularExpressions.Regex",
    };

    // Sequences: these give elements, or a sequence of them.
    private static readonly HashSet<string> SequenceTypes = new(StringComparer.Ordinal)
    {
        "System.Linq.Enumerable", "System.Array", "System.Collections.Immutable.ImmutableArray", "System.Collections.Immutable.ImmutableList",
        "System.Collections.Generic.List",
    };

    // What these give is what their lambda gives, and no longer what the sequence held.
    private static readonly HashSet<string> Projections = new(StringComparer.Ordinal)
    {
        "Select", "SelectMany", "Zip", "ToDictionary", "ToLookup", "GroupBy", "Aggregate", "Max", "Min", "Join", "ConvertAll",
    };

    private static readonly HashSet<string> Serialisers = new(StringComparer.Ordinal)
    {
        "System.Text.Json.JsonSerializer", "Newtonsoft.Json.JsonConvert",
    };

    /// <summary>Tells whether the result holds what the receiver or an argument held.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="expands">Whether it writes the elements of sequences, as <c>string.Join</c> does.</param>
    public static bool HandsOn(IMethodSymbol method, out bool expands)
    {
        var type = NameOf(method.ContainingType);
        expands = type == "System.String" && method.Name is "Join" or "Concat";
        return method is { Name: "ToString", IsStatic: false }
            || TextTypes.Contains(type)
            || SequenceTypes.Contains(type);
    }

    /// <summary>Tells whether a call gives what its lambda makes of each element.</summary>
    public static bool Projects(IMethodSymbol method) =>
        Projections.Contains(method.Name) && SequenceTypes.Contains(NameOf(method.ContainingType));

    public static bool Serialises(IMethodSymbol method) =>
        method.Name.StartsWith("Serialize", StringComparison.Ordinal) && Serialisers.Contains(NameOf(method.ContainingType));

    public static bool IsFramework(ITypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space is { Name: "System" or "Microsoft", ContainingNamespace.IsGlobalNamespace: true };
    }

    /// <summary>Gives a type's full name without its type parameters.</summary>
    public static string NameOf(INamedTypeSymbol? type) => type?.ContainingNamespace is { IsGlobalNamespace: false } space
        ? space.ToDisplayString() + "." + type.Name
        : type?.Name ?? "";
}
