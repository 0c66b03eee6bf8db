namespace DataProducts.Generators.Model;

/// <summary>All that the annotations of one record say. Numbers of columns are places in <see cref="Columns"/>.</summary>
/// <param name="Id">The product, <c>domain.product</c>.</param>
/// <param name="Domain">The owning domain.</param>
/// <param name="Owner">The team's address, or null.</param>
/// <param name="Version">The contract's version.</param>
/// <param name="Description">What one row is, or null.</param>
/// <param name="Jurisdiction">The code that holds for every row, or null where a column says it.</param>
/// <param name="Record">The annotated record.</param>
/// <param name="Columns">The columns in the order of the properties.</param>
/// <param name="Key">The columns of the key.</param>
/// <param name="Subject">The column that names the person, or null where the whole key of several columns does.</param>
/// <param name="JurisdictionColumn">The derived column, or null.</param>
/// <param name="CountryColumn">The column that the jurisdiction is derived from, or null.</param>
/// <param name="EventTime">The column of the event's time, or null.</param>
/// <param name="ServiceLevels">The service levels, freshness first.</param>
internal sealed record Product(
    string Id,
    string Domain,
    string? Owner,
    string Version,
    string? Description,
    string? Jurisdiction,
    RecordName Record,
    EquatableArray<Column> Columns,
    EquatableArray<int> Key,
    int? Subject,
    int? JurisdictionColumn,
    int? CountryColumn,
    int? EventTime,
    EquatableArray<ServiceLevel> ServiceLevels)
{
    /// <summary>Gets the name of the first port: the part of the id after the dot.</summary>
    public string Port => Id.Substring(Id.IndexOf('.') + 1);
}
