using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.CodeFixes;

/// <summary>Finds the annotation of a product from any of its records.</summary>
internal static class ProductAnnotation
{
    /// <summary>Gives <c>[DataProduct]</c> of the record, or of the product whose port it is; what holds for all rows stands there.</summary>
    public static AttributeData? Of(INamedTypeSymbol record) =>
        record.Annotation(KnownTypes.DataProductPortAttribute) is { } port
            ? FurtherPortReader.ProductOf(port)?.Annotation(KnownTypes.DataProductAttribute)
            : record.Annotation(KnownTypes.DataProductAttribute);
}
