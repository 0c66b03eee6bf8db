using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads an annotated record. Generator and analyzers share it, so that one is quiet exactly when the other speaks.</summary>
internal static class RecordReader
{
    /// <summary>Tells whether the type bears an annotation that makes it a row type.</summary>
    public static bool IsAnnotated(ISymbol type) => type.Has(KnownTypes.DataProductAttribute) || type.Has(KnownTypes.DataProductPortAttribute);

    /// <summary>Tells whether a declaration bears the annotation; of a record in parts one does.</summary>
    public static bool IsAnnotatedAt(INamedTypeSymbol record, SyntaxNode declaration) =>
        (record.Annotation(KnownTypes.DataProductAttribute) ?? record.Annotation(KnownTypes.DataProductPortAttribute))
            ?.ApplicationSyntaxReference is { } place
        && place.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(place.Span);

    public static RecordReading Read(INamedTypeSymbol record, CancellationToken cancellation)
    {
        var findings = new Findings();
        if (record.Annotation(KnownTypes.DataProductAttribute) is { } product)
        {
            var port = PortReader.Read(record, product, product, ProductReader.PortName(product), findings, cancellation);
            var read = ProductReader.Read(record, product, port, findings);
            return new(findings.Blocked ? null : read, null, findings.All);
        }

        if (record.Annotation(KnownTypes.DataProductPortAttribute) is { } annotation)
        {
            var port = FurtherPortReader.Read(record, annotation, findings, cancellation);
            return new(null, findings.Blocked ? null : port, findings.All);
        }

        return new(null, null, findings.All);
    }
}
