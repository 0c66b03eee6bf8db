using System.Globalization;
using System.Text.Json;
using DataProducts.Lake;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The tables of the sample's product in a state folder, found by names and metadata alone, as any reader of Iceberg would.</summary>
internal static class LakeTables
{
    public static readonly string[] Jurisdictions = ["CH", "EU", "IN", "MC", "US"];

    public static string Lake(string state, string jurisdiction) =>
        Path.Combine(state, "lake", jurisdiction, $"{jurisdiction.ToLowerInvariant()}__retail__customers__v1", "customers");

    public static string Quarantine(string state) => Path.Combine(state, "quarantine", "retail__customers__v1", "customers");

    /// <summary>A table of the shop's products, such as <c>listeners.invoices</c>.</summary>
    public static string Music(string state, string jurisdiction, string table)
    {
        var (product, port) = (table.Split('.')[0], table.Split('.')[^1]);
        return Path.Combine(state, "lake", jurisdiction, $"{jurisdiction.ToLowerInvariant()}__music__{product}__v1", port);
    }

    /// <summary>The quarantine of a table of the shop's products.</summary>
    public static string MusicQuarantine(string state, string table) =>
        Path.Combine(state, "quarantine", $"music__{table.Split('.')[0]}__v1", table.Split('.')[^1]);

    /// <summary>The snapshots that the current metadata knows.</summary>
    public static async Task<IReadOnlyList<JsonElement>> SnapshotsAsync(string table)
    {
        var version = (await File.ReadAllTextAsync(Path.Combine(table, "metadata", "version-hint.text"), TestContext.Current.CancellationToken)).Trim();
        var text = await File.ReadAllTextAsync(Path.Combine(table, "metadata", $"v{version}.metadata.json"), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text).RootElement.TryGetProperty("snapshots", out var snapshots) ? [.. snapshots.EnumerateArray()] : [];
    }

    /// <summary>All snapshot ids of a state: what a second run must leave as it is.</summary>
    public static async Task<IReadOnlyList<string>> SnapshotIdsAsync(string state)
    {
        var ids = new List<string>();
        foreach (var table in Jurisdictions.Select(jurisdiction => Lake(state, jurisdiction)).Append(Quarantine(state)))
        {
            ids.AddRange((await SnapshotsAsync(table)).Select(
                one => $"{table}: {one.GetProperty("snapshot-id").GetInt64().ToString(CultureInfo.InvariantCulture)}"));
        }

        return ids;
    }

    /// <summary>The data files of the one snapshot that a table has; files of stopped runs belong to none and are left out.</summary>
    public static async Task<string> FilesAsync(string table)
    {
        var (folder, name) = (Path.GetDirectoryName(table)!, Path.GetFileName(table));
        var lake = TableLake.Local(Path.GetDirectoryName(folder)!, TimeProvider.System);
        var opened = await lake.TryOpenAsync(new TableId(Path.GetFileName(folder), name), TestContext.Current.CancellationToken);
        var files = await opened!.FilesAsync(opened.CurrentSnapshotId!.Value, TestContext.Current.CancellationToken);
        return Duck.Parquet(files.Files.Select(file => file.Path));
    }
}
