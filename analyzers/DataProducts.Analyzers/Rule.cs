using System.Collections.Immutable;
using DataProducts.Generators.Parsing;
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

    public static Diagnostic Report(
        this DiagnosticDescriptor rule, Location? place, string name, string reason, Remedy remedies = Remedy.None) =>
        remedies == Remedy.None
            ? Diagnostic.Create(rule, place ?? Location.None, name, reason)
            : Diagnostic.Create(rule, place ?? Location.None, Properties(remedies), name, reason);

    /// <summary>Gets what <see cref="Report"/> was told that an editor can do about a finding.</summary>
    public static Remedy Remedies(this Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Remedy), out var text) && Enum.TryParse<Remedy>(text, out var remedies)
            ? remedies
            : Remedy.None;

    private static ImmutableDictionary<string, string?> Properties(Remedy remedies) =>
        ImmutableDictionary<string, string?>.Empty.Add(nameof(Remedy), remedies.ToString());

    private static string CategoryOf(string id) => id[3] switch
    {
        '1' => "Privacy",
        '2' => "Contract",
        '4' => "ServiceLevel",
        _ => "Use",
    };
}
