using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>Gives the columns of a schema.</summary>
internal static class TableColumns
{
    /// <exception cref="LakeException"><c>DP1502</c>: a column has a type that lake columns do not have.</exception>
    public static IReadOnlyList<TableColumn> Of(string table, TableMetadata metadata, TableSchema schema) =>
        [.. schema.Fields.Select(field => new TableColumn(field.Id, new LakeColumn(
            field.Name,
            field.Type ?? throw LakeErrors.Unsupported($"Table {table}", $"an empty struct in column '{field.Name}'"),
            !field.Required,
            MetricsProperties.HasBounds(metadata.Properties, field.Name),
            field.Documentation)) { Children = field.Children })];
}
