namespace DataProducts.Lake.Metadata;

/// <summary>A version of a table's columns.</summary>
internal sealed record TableSchema(int Id, IReadOnlyList<SchemaField> Fields);
