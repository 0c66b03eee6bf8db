namespace DataProducts.Lake;

/// <summary>A column that rows are ordered by (Iceberg specification, Sorting).</summary>
/// <param name="Column">The column's name; not a nested one.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="NullsFirst">Whether rows without a value come first.</param>
public sealed record SortColumn(string Column, bool Descending = false, bool NullsFirst = true);
