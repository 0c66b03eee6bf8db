using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Tests;

/// <summary>What the generator found wrong, which the analyzers tell an author.</summary>
internal static class Refusals
{
    /// <summary>Gives what each finding is about, whom it names and why.</summary>
    public static IReadOnlyList<(Concern Concern, string Text)> In(GeneratorRun run) =>
    [
        .. TypesIn(run.Output.Assembly.GlobalNamespace)
            .Where(RecordReader.IsAnnotated)
            .SelectMany(record => RecordReader.Read(record, TestContext.Current.CancellationToken).Findings)
            .Select(finding => (finding.Concern, $"'{finding.Name}' {finding.Reason}")),
    ];

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol place) => place.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(inner => inner is INamedTypeSymbol type ? TypesIn(inner).Prepend(type) : TypesIn(inner));
}
