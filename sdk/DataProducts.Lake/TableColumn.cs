namespace DataProducts.Lake;

/// <summary>A column with the id that the table gave it.</summary>
/// <param name="FieldId">The Iceberg field id, from 1, unique in the table for ever; what files are read by.</param>
/// <param name="Column">The column.</param>
public sealed record TableColumn(int FieldId, LakeColumn Column);
