namespace DataProducts.Contracts;

/// <summary>One table of a product, as the annotations of its record describe it.</summary>
public sealed record PortManifest
{
    /// <summary>Gets the name, in snake case.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the full name of the record in C#.</summary>
    public required string Record { get; init; }

    /// <summary>Gets the columns of the key in their order; empty where rows have no key.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Gets the column that names the person whose data the row is, or null; never null where a column is personal.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the column that holds the row's jurisdiction, or null where the product has one fixed
    /// <see cref="ProductManifest.Jurisdiction"/>.</summary>
    public string? JurisdictionColumn { get; init; }

    /// <summary>Gets the column with the country from which the jurisdiction is derived; null exactly where
    /// <see cref="JurisdictionColumn"/> is.</summary>
    public string? CountryColumn { get; init; }

    /// <summary>Gets the column that says when what the row tells happened, or null.</summary>
    public string? EventTime { get; init; }

    /// <summary>Gets the columns in the order of the record's properties, without the lake's own <c>dp_*</c> columns.</summary>
    public required IReadOnlyList<ColumnManifest> Columns { get; init; }

    /// <summary>Gets the service levels in the order of the manifest; may be empty.</summary>
    public required IReadOnlyList<ServiceLevel> ServiceLevels { get; init; }

    /// <summary>Gets the rules of quality in the order of the annotations; may be empty.</summary>
    public IReadOnlyList<QualityRule> Quality { get; init; } = [];

    /// <summary>Gets how long rows are kept, or null for ever.</summary>
    public RetentionManifest? Retention { get; init; }

    /// <summary>Gets the names of columns that were removed and must not come back with another meaning; may be empty.</summary>
    public IReadOnlyList<string> Retired { get; init; } = [];

    /// <summary>Gets how rows are grouped into files, outermost first; may be empty.</summary>
    public IReadOnlyList<PartitionManifest> Partition { get; init; } = [];

    /// <summary>Finds a column.</summary>
    /// <param name="name">Its name in the lake, compared ordinally.</param>
    /// <returns>The column, or null.</returns>
    public ColumnManifest? FindColumn(string name) =>
        Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));
}
