using System.Text;
using DataProducts.Hydration.Crash;
using DataProducts.Lake;
using DataProducts.TestKit;

namespace DataProducts.Hydration.Tests;

/// <summary>A lake, vaults and all else in an empty folder, and what a test asks of them.</summary>
internal sealed class Bank : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    public Bank(JurisdictionTable? jurisdictions = null) => Platform = new(Folder, Time, jurisdictions);

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public string Folder => _folder["bank"];

    public LocalPlatform Platform { get; }

    /// <summary>Gets or sets what checks a batch before it is published.</summary>
    public IBatchCheck? Check { get; set; }

    public async Task<HydrationReport> HydrateAsync(HydrationSource source, IProgress<HydrationProgress>? progress = null) =>
        await (await HydratorAsync()).RunAsync(source, progress, TestContext.Current.CancellationToken);

    public async Task<HydrationReport> HydrateAsync(
        HydrationSource source, HydrationOptions options, IProgress<HydrationProgress>? progress = null, JurisdictionTable? jurisdictions = null) =>
        await (await HydratorAsync(jurisdictions)).RunAsync(source, options, progress, TestContext.Current.CancellationToken);

    public async Task<HydrationPlan> PlanAsync(HydrationSource source, HydrationOptions? options = null) =>
        await (await HydratorAsync()).PlanAsync(source, options, null, TestContext.Current.CancellationToken);

    public Task<LakeTable> TableAsync(Jurisdiction jurisdiction) => Platform.Lake(jurisdiction)
        .OpenOrCreateAsync(PortTable.Id(Customer.Schema, jurisdiction), PortTable.Columns(Customer.Schema));

    /// <summary>Gets the folder of run reports, if runs are to leave them.</summary>
    public string? Runs { get; init; }

    /// <summary>Gets where lineage events go, if they are to go anywhere.</summary>
    public HydrationLineage? Lineage { get; init; }

    /// <summary>Gives the lake's files, and when each was last written: what a run that does nothing leaves as it was.</summary>
    public List<string> Footprint() => !Directory.Exists(Folder) ? [] : [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/keys/", StringComparison.Ordinal))
        .Select(file => $"{file} {new FileInfo(file).Length}").Order(StringComparer.Ordinal)];

    private async Task<Hydrator<Customer>> HydratorAsync(JurisdictionTable? jurisdictions = null)
    {
        var platform = await Platform.OpenAsync() with { Check = Check, Runs = Runs, Lineage = Lineage };
        return new(jurisdictions is null ? platform : platform with { Jurisdictions = jurisdictions });
    }

    /// <summary>Gives the published rows, each as one line of text, in order; tokens as they are.</summary>
    public async Task<List<string>> PublishedRowsAsync()
    {
        var version = await Platform.Versions.CurrentAsync(Customer.Schema.Product, Customer.Schema.Port);
        var rows = new List<string>();
        foreach (var (jurisdiction, snapshot) in version?.Snapshots ?? new Dictionary<Jurisdiction, long>())
        {
            rows.AddRange(await RowsAsync(await TableAsync(jurisdiction), snapshot, PortTable.Columns(Customer.Schema)));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Gives the quarantine records, each as one line of text, in order.</summary>
    public async Task<List<string>> QuarantineAsync()
    {
        var table = await Platform.Quarantine()
            .OpenOrCreateAsync(PortTable.QuarantineId(Customer.Schema), QuarantineWriter.Columns);
        var rows = table.CurrentSnapshotId is { } snapshot ? await RowsAsync(table, snapshot, QuarantineWriter.Columns) : [];
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Gives how many files there are below the lake's folders.</summary>
    public int LakeFiles() => new[] { "lake", "quarantine" }
        .Select(name => Path.Combine(Folder, name)).Where(Directory.Exists)
        .Sum(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Count());

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        _folder.Dispose();
    }

    public static async Task<List<string>> RowsAsync(LakeTable table, long snapshot, IReadOnlyList<LakeColumn> columns)
    {
        var rows = new List<string>();
        await foreach (var batch in table.ReadAsync(snapshot, [.. columns.Select(column => column.Name)], default))
        {
            var present = new int[columns.Count];
            for (var row = 0; row < batch.RowCount; row++)
            {
                rows.Add(string.Join('|', columns.Select((_, i) => batch[i].Present[row] == 0 ? "" : Text(batch, i, present[i]++))));
            }
        }

        return rows;
    }

    private static string Text(ColumnBatch batch, int column, int index) => batch[column] switch
    {
        BytesColumn bytes when batch.Columns[column].Type.Kind == LakeKind.String => Encoding.UTF8.GetString(bytes[index]),
        BytesColumn bytes => Convert.ToHexString(bytes[index]),
        FixedColumn<int> values => values.Values[index].ToString(null, null),
        FixedColumn<long> values => values.Values[index].ToString(null, null),
        _ => throw new InvalidOperationException(),
    };
}
