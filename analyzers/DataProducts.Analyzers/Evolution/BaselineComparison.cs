using System.Runtime.CompilerServices;
using DataProducts.Contracts;
using DataProducts.Generators.Emission;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Evolution;

/// <summary>A product as it stands in source, compared with its baseline.</summary>
/// <param name="Product">The product.</param>
/// <param name="Name">What the names of its files in <c>contracts</c> start with.</param>
/// <param name="Baseline">What it is compared with, or null where the project has none for it.</param>
/// <param name="Suppressions">What the project suppresses.</param>
/// <param name="Diff">The difference without what is suppressed, or null where there is no usable baseline.</param>
internal sealed record BaselineComparison(Product Product, string Name, Baseline? Baseline, Suppressions Suppressions, ContractDiff? Diff)
{
    // The rules ask for one product after another, each several times: one comparison for all of them.
    private static readonly ConditionalWeakTable<Compilation, Dictionary<string, BaselineComparison>> Known = new();

    /// <summary>Compares the product of a record; null where it is no product, or one that no manifest can be made of.</summary>
    public static BaselineComparison? Of(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        if (record.Annotation(KnownTypes.DataProductAttribute) is not { } annotation || annotation.Argument(0) is not string id)
        {
            return null;
        }

        var files = new ContractFiles(context.Options, context.CancellationToken);
        var major = ProductMajors.Of(annotation);
        var (file, baseline) = files.BaselineOf(id, major, () => ProductMajors.In(context.Compilation).HasNewer(id, major));
        var suppressions = files.SuppressedChanges();
        var known = Known.GetValue(context.Compilation, static _ => new(StringComparer.Ordinal));
        var name = record.ToDisplayString();
        lock (known)
        {
            if (known.TryGetValue(name, out var comparison)
                && ReferenceEquals(comparison.Baseline, baseline) && ReferenceEquals(comparison.Suppressions, suppressions))
            {
                return comparison;
            }
        }

        if (RecordReadings.Of(record, context.CancellationToken).Product is not { } own)
        {
            return null;
        }

        var product = own.With(PortRecords.Of(record, context.Compilation).Read(context.CancellationToken));
        var made = new BaselineComparison(product, file, baseline, suppressions, Compare(product, baseline, suppressions));
        lock (known)
        {
            known[name] = made;
        }

        return made;
    }

    private static ContractDiff? Compare(Product product, Baseline? baseline, Suppressions suppressions) =>
        baseline?.Product is { } before && before.Id == product.Id && ProductShape.TryRead(ManifestText.Of(product)) is { } after
            ? suppressions.All.Apply(ContractDiff.Between(before, after))
            : null;
}
