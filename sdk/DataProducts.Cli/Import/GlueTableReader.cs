using System.Text.Json;

namespace DataProducts.Cli.Import;

/// <summary>Reads a table as <c>aws glue get-table</c> or <c>get-tables</c> gives it (AWS Glue API, Table).</summary>
internal static class GlueTableReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Reads all tables.</summary>
    /// <exception cref="DataProductException"><c>DP1270</c>, <c>DP1271</c> or <c>DP1273</c>.</exception>
    public static IReadOnlyList<ImportedTable> Read(string json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw NoTable(path);
            }

            return root.TryGetProperty("TableList", out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(table => Table(table, path))]
                : [Table(root.TryGetProperty("Table", out var one) ? one : root, path)];
        }
        catch (JsonException failure)
        {
            throw ImportErrors.Unreadable(path, $"is not JSON at line {failure.LineNumber + 1}", failure);
        }
        catch (InvalidOperationException failure)
        {
            // System.Text.Json's answer to half of a surrogate pair and to a member of another kind.
            throw ImportErrors.Unreadable(path, "is not what 'aws glue get-table' gives", failure);
        }
    }

    private static ImportedTable Table(JsonElement table, string path)
    {
        if (Text(table, "Name") is not { } name
            || !table.TryGetProperty("StorageDescriptor", out var storage)
            || !storage.TryGetProperty("Columns", out var columns))
        {
            throw NoTable(path);
        }

        var all = columns.EnumerateArray().Select(column => (Column: column, Partition: false)).ToList();
        if (table.TryGetProperty("PartitionKeys", out var keys) && keys.ValueKind == JsonValueKind.Array)
        {
            all.AddRange(keys.EnumerateArray().Select(column => (Column: column, Partition: true)));
        }

        return all.Count > ImportLimits.Columns
            ? throw ImportErrors.TooMuch(path, $"more than {ImportLimits.Columns} columns")
            : new(name, [.. all.Where(one => IsCurrent(one.Column)).Select(one => Column(one.Column, one.Partition, path))])
            {
                Description = Text(table, "Description"),
                Owner = Text(table, "Owner") is { } owner && owner.Contains('@', StringComparison.Ordinal) ? owner : null,
            };
    }

    // Iceberg tables in Glue keep columns of old schemas with iceberg.field.current = false.
    private static bool IsCurrent(JsonElement column) =>
        !(column.TryGetProperty("Parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object
            && Text(parameters, "iceberg.field.current") == "false");

    private static ImportedColumn Column(JsonElement column, bool partition, string path)
    {
        var name = Text(column, "Name") ?? throw NoTable(path);
        var type = ForeignTypeReader.ReadHive(Text(column, "Type") ?? "string", $"{path}, type of '{name}'");
        var required = column.TryGetProperty("Parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object
            && Text(parameters, "iceberg.field.optional") == "false";
        return new(name, type.Type, Nullable: !partition && !required)
        {
            Description = Text(column, "Comment"),
            MaximumLength = type.Length,
            Note = type.Note,
        };
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static DataProductException NoTable(string path) => ImportErrors.Unreadable(
        path, "holds no table of Glue; write it with 'aws glue get-table --database-name D --name T > table.json'");
}
