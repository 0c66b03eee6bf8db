namespace DataProducts.Cli.Import;

/// <summary>What was imported, for programs.</summary>
internal sealed record ImportDocument(string File, string Product, string Record, IReadOnlyList<ImportDocument.ImportedColumnDocument> Columns)
{
    public static ImportDocument Of(PlannedRecord record, string path) => new(
        path,
        record.Id,
        $"{record.Namespace}.{record.Name}",
        [
            .. record.Properties.Select(property => new ImportedColumnDocument(
                property.Column.Name, property.Name, property.Type.ToString(), property.Nullable, property.Key, property.Pii, property.Notes)),
        ]);

    internal sealed record ImportedColumnDocument(
        string Column, string Property, string Type, bool Nullable, bool Key, string? Pii, IReadOnlyList<string> Notes);
}
