using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads what every record of a product says for itself: columns, key, subject, jurisdiction, service levels, and what
/// else it promises.</summary>
internal static class PortReader
{
    /// <param name="record">The record.</param>
    /// <param name="annotation">The annotation that makes it a row type.</param>
    /// <param name="product">The annotation of the product, which says whether one jurisdiction holds for all rows.</param>
    /// <param name="name">The port's name.</param>
    /// <param name="findings">Receives what is wrong.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Port Read(
        INamedTypeSymbol record,
        AttributeData annotation,
        AttributeData product,
        string name,
        Findings findings,
        CancellationToken cancellation)
    {
        var properties = PropertyOrder.Of(record, annotation);
        RecordShape.Check(record, annotation, properties, findings, cancellation);
        var columns = ColumnsOf(properties, findings, cancellation);
        ColumnListRules.Check(columns, findings);

        var key = columns.With(KnownTypes.KeyAttribute);
        if (key.Length == 0)
        {
            findings.Add(Concern.Identity, record, "has no key; mark the properties that name a row with [Key]", Remedy.AddKey);
        }

        var subject = SubjectReader.Read(record, columns, key, findings);
        var (column, country) = JurisdictionReader.Read(record, annotation, product, columns, findings);
        var levels = ServiceLevelReader.Read(record, columns, findings);
        cancellation.ThrowIfCancellationRequested();
        return new(
            name, RecordNameReader.Read(record), new([.. columns.Columns]), new(key), subject, column, country,
            FirstOrNull(columns.With(KnownTypes.EventTimeAttribute)), levels)
        {
            Quality = QualityReader.Read(record, findings),
            Retention = RetentionReader.Read(record, columns, findings),
            Retired = RetiredReader.Read(record, columns, findings),
            Partitions = PartitionReader.Read(record, columns, findings),
        };
    }

    private static ColumnList ColumnsOf(IReadOnlyList<IPropertySymbol> properties, Findings findings, CancellationToken cancellation)
    {
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

        return new(kept, columns);
    }

    private static int? FirstOrNull(int[] columns) => columns.Length > 0 ? columns[0] : null;
}
