namespace DataProducts.Generators.Model;

/// <summary>What the annotations of one record say of its rows. Numbers of columns are places in <see cref="Columns"/>.</summary>
/// <param name="Name">The port's name; of the product's own record the part of the id after the dot.</param>
/// <param name="Record">The annotated record.</param>
/// <param name="Columns">The columns in the order of the properties.</param>
/// <param name="Key">The columns of the key.</param>
/// <param name="Subject">The column that names the person, or null where the whole key of several columns does.</param>
/// <param name="JurisdictionColumn">The derived column, or null.</param>
/// <param name="CountryColumn">The column that the jurisdiction is derived from, or null.</param>
/// <param name="EventTime">The column of the event's time, or null.</param>
/// <param name="ServiceLevels">The service levels, freshness first.</param>
internal sealed record Port(
    string Name,
    RecordName Record,
    EquatableArray<Column> Columns,
    EquatableArray<int> Key,
    int? Subject,
    int? JurisdictionColumn,
    int? CountryColumn,
    int? EventTime,
    EquatableArray<ServiceLevel> ServiceLevels)
{
    /// <summary>Gets the rules over all rows, in the order in which they are written.</summary>
    public EquatableArray<QualityRule> Quality { get; init; }

    /// <summary>Gets how long rows are kept, or null for ever.</summary>
    public Retention? Retention { get; init; }

    /// <summary>Gets the names of columns that must not come back, in ordinal order.</summary>
    public EquatableArray<string> Retired { get; init; }

    /// <summary>Gets what divides the tables, outermost first.</summary>
    public EquatableArray<Partition> Partitions { get; init; }
}
