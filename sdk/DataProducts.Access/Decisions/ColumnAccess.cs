using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>In which rows a classified column is shown; elsewhere its mask stands.</summary>
/// <param name="Column">The lake column.</param>
/// <param name="Mask">What stands elsewhere.</param>
/// <param name="ShownWhen">The rows, among those that may be read at all.</param>
public sealed record ColumnAccess(string Column, Mask Mask, RowPredicate ShownWhen);
