using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers;

/// <summary>Makes a rule's descriptor; category and help link follow from the id.</summary>
internal static class Rule
{
    public const string Pages = "https://github.com/dataproducts/dataproducts/blob/main/analyzers/rules/";

    /// <summary>Makes the descriptor of a rule about a name (<c>{0}</c>) and a reason (<c>{1}</c>).</summary>
    public static DiagnosticDescriptor Of(string id, DiagnosticSeverity severity, string title, string description, params string[] tags) => new(
        id,
        title,
        "'{0}' {1}",
        CategoryOf(id),
        severity,
        isEnabledByDefault: true,
        description,
        Pages + id + ".md",
        tags);

    public static Diagnostic Report(this DiagnosticDescriptor rule, Location? place, string name, string reason) =>
        Diagnostic.Create(rule, place ?? Location.None, name, reason);

    private static string CategoryOf(string id) => id[3] switch
    {
        '1' => "Privacy",
        '2' => "Contract",
        '4' => "ServiceLevel",
        _ => "Use",
    };
}
