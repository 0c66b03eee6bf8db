using System.ComponentModel;
using DataProducts.Contracts;
using GraphQL;

namespace DataProducts.Host.Catalog;

/// <summary>A table of a product.</summary>
[Name("Port")]
internal sealed class PortNode(PortManifest port)
{
    public string Name => port.Name;

    public IEnumerable<ColumnNode> Columns => port.Columns.Select(column => new ColumnNode(column));
}

/// <summary>A column of a table.</summary>
[Name("Column")]
internal sealed class ColumnNode(ColumnManifest column)
{
    public string Name => column.Name;

    public string Type => column.Type.ToString();

    public bool Nullable => column.Nullable;

    public string Classification => column.Classification.ToString();

    [Description("The kind of personal data; null where it is none.")]
    public string? Pii => column.Pii?.Kind.ToString();

    public string? Description => column.Description;
}

/// <summary>A product's health.</summary>
[Name("Health")]
internal sealed class HealthNode(ProductHealth health)
{
    [Description("From 0 to 100.")]
    public double Score => health.Score;

    public string Status => health.Status;

    public DateTimeOffset Evaluated => health.Evaluated;
}
