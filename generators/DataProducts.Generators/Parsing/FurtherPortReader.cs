using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads a record with <c>[DataProductPort]</c>, and whose port it is.</summary>
internal static class FurtherPortReader
{
    public static FurtherPort? Read(
        INamedTypeSymbol record, AttributeData annotation, Findings findings, CancellationToken cancellation)
    {
        var product = ProductOf(annotation);
        if (product is null or { TypeKind: TypeKind.Error })
        {
            RefuseUnnamed(record, annotation, product, findings);
            return null;
        }

        if (record.Annotation(KnownTypes.DerivedFromAttribute) is { } derived)
        {
            findings.Add(
                Concern.Contradiction, derived.Place(), record,
                $"is a port, so [DerivedFrom] has no effect; write it on '{product.Name}', the product's record",
                Remedy.RemoveAnnotation);
        }

        RegimeReader.RefuseOnPort(record, findings);
        if (AnnotationOf(record, product) is not { } home)
        {
            findings.Add(
                Concern.Port, annotation.Place(), record,
                $"is a port of '{product.Name}', which is no record of this project with [DataProduct]; name one that is");
            return null;
        }

        var name = annotation.Argument(1) as string ?? "";
        CheckName(record, annotation, ProductReader.PortName(home), name, findings);
        var port = PortReader.Read(record, annotation, home, name, findings, cancellation);
        return new(RecordNameReader.Read(product).MetadataName, port);
    }

    /// <summary>Gives the type that a port's annotation names.</summary>
    public static INamedTypeSymbol? ProductOf(AttributeData annotation) =>
        annotation.ConstructorArguments.Length > 0 ? annotation.ConstructorArguments[0].Value as INamedTypeSymbol : null;

    // A product of another project is published by that project; nothing here could add to its manifest.
    private static AttributeData? AnnotationOf(INamedTypeSymbol record, INamedTypeSymbol product) =>
        SymbolEqualityComparer.Default.Equals(record.ContainingAssembly, product.ContainingAssembly)
            ? product.Annotation(KnownTypes.DataProductAttribute)
            : null;

    private static void RefuseUnnamed(INamedTypeSymbol record, AttributeData annotation, INamedTypeSymbol? product, Findings findings)
    {
        if (product is null && annotation.ConstructorArguments.Length > 0 && annotation.ConstructorArguments[0].Kind != TypedConstantKind.Error)
        {
            findings.Add(Concern.Port, annotation.Place(), record, "is a port of nothing; name the product's record: typeof(Listener)");
            return;
        }

        findings.LeaveToCompiler();
    }

    private static void CheckName(INamedTypeSymbol record, AttributeData annotation, string own, string name, Findings findings)
    {
        if (!Names.IsName(name))
        {
            findings.Add(
                Concern.Port, annotation.Place(), record, "has no valid port name; write it in [a-z0-9_], a letter first, for example invoices");
        }
        else if (own.Length + "__".Length + name.Length > Names.MaximumTable)
        {
            findings.Add(
                Concern.Port, annotation.Place(), record,
                $"would be the table '{own}__{name}', longer than the {Names.MaximumTable} characters that a query may name; shorten the port's name");
        }
    }
}
