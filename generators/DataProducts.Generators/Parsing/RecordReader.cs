using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads an annotated record. Generator and analyzers share it, so that one is quiet exactly when the other speaks.</summary>
internal static class RecordReader
{
    public static RecordReading Read(INamedTypeSymbol record, CancellationToken cancellation)
    {
        var findings = new Findings();
        if (record.Annotation(KnownTypes.DataProductAttribute) is not { } annotation)
        {
            return new(null, findings.All);
        }

        var properties = PropertyOrder.Of(record, annotation);
        RecordShape.Check(record, annotation, properties, findings, cancellation);
        var columns = new List<Column>(properties.Count);
        var kept = new List<IPropertySymbol>(properties.Count);
        foreach (var property in properties)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ColumnReader.Read(property, findings, cancellation) is { } column)
            {
                columns.Add(column);
                kept.Add(property);
            }
        }

        var product = ProductReader.Read(record, annotation, new(kept, columns), findings, cancellation);
        return new(findings.Blocked ? null : product, findings.All);
    }
}
