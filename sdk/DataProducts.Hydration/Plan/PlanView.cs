using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>Puts together what a plan shows.</summary>
internal static class PlanView
{
    public static async ValueTask<HydrationPlan> OfAsync(
        HydrationPlatform platform, PortSchema schema, Batch batch, StandingTables tables, HydrationReport report, CancellationToken cancellationToken)
    {
        var history = await CursorHistory.LoadAsync(platform, schema, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Product = schema.Product,
            Port = schema.Port,
            Version = schema.Version,
            Parts = [.. batch.Parts.Zip(batch.Digests, (part, digest) => new PlannedPart(part.Name, digest.Bytes, Convert.ToHexStringLower(digest.Sha256)))],
            Columns = [.. schema.Source.Select(source => Column(schema, source))],
            Tables = [.. tables.Jurisdictions.Select(table => new PlannedTable(
                table.Jurisdiction, table.Table is not null, table.BatchSnapshot is not null,
                report.RowsWritten.GetValueOrDefault(table.Jurisdiction), report.Tokens.GetValueOrDefault(table.Jurisdiction)))],
            Cursors = [.. history.Newest.OrderBy(entry => entry.Source, StringComparer.Ordinal).Select(entry => new PlannedCursor(
                entry.Source, entry.Number, entry.Batch, Stands(entry), history.IsComplete(entry.Batch)))],
            Report = report,
        };
    }

    private static PlannedColumn Column(PortSchema schema, SourceColumn source)
    {
        if (source.Column is not { } place)
        {
            return new(source.Name, source.Optional, null, null, null);
        }

        var column = schema.Columns[place];
        var personal = schema.Pii.FirstOrDefault(pii => string.Equals(pii.Name, column.Name, StringComparison.Ordinal));
        return new(source.Name, source.Optional, column.Name, column.Type.ToString(), personal?.Mode);
    }

    // A cursor's value is kept in clear in the table's metadata, and never is one of personal data.
    private static string Stands(CursorEntry entry) => CursorText.Guarded(entry.Source, () =>
        entry.State[FolderPlan.Taken] is { } taken
            ? string.Create(CultureInfo.InvariantCulture, $"{TakenFiles.Read((string)taken!).Count} files")
            : entry.State.ContainsKey("column")
                ? $"{(string?)entry.State["column"]} = {(string?)entry.State["to"]?["value"]}"
                : "unknown");
}
