namespace DataProducts.Lake;

/// <summary>A part of a nested column with the id that the table gave it.</summary>
/// <param name="FieldId">The Iceberg field id, unique in the table for ever, over all depths.</param>
/// <param name="Field">The field of a struct, or the <c>element</c>, <c>key</c> or <c>value</c> of a list or map.</param>
/// <param name="Children">The parts of its own type, in their order; empty of a primitive one.</param>
internal sealed record TableField(int FieldId, LakeField Field, IReadOnlyList<TableField> Children);
