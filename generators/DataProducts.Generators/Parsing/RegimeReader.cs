using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads which regimes a product or a column is under.</summary>
internal static class RegimeReader
{
    private const int MaximumLength = 64;

    public static EquatableArray<string> Read(ISymbol symbol, Findings findings)
    {
        var regimes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var annotation in symbol.GetAttributes())
        {
            if (!annotation.AttributeClass.IsOurs(KnownTypes.RegimeAttribute))
            {
                continue;
            }

            var regime = annotation.Argument(0) as string ?? "";
            if (!IsRegime(regime) || !regimes.Add(regime))
            {
                findings.Add(
                    Concern.Contradiction, annotation.Place(), symbol, "names a regime twice, or one that is none; write one of the transfer matrix, for example in.payment",
                    Remedy.RemoveAnnotation);
            }
        }

        return new([.. regimes]);
    }

    /// <summary>Refuses regimes where they would have no effect: they hold for a product, not for one of its ports.</summary>
    public static void RefuseOnPort(INamedTypeSymbol record, Findings findings)
    {
        if (record.Annotation(KnownTypes.RegimeAttribute) is { } annotation)
        {
            findings.Add(
                Concern.Contradiction, annotation.Place(), record, "is a further port, and regimes hold for the whole product; write [Regime] on the product's record",
                Remedy.RemoveAnnotation);
        }
    }

    private static bool IsRegime(string text) => text.Length is > 0 and <= MaximumLength
        && text[0] is >= 'a' and <= 'z'
        && text[text.Length - 1] is not ('.' or '-')
        && text.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.');
}
