using System.Globalization;
using System.Text.Json.Nodes;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Storage;
using DataProducts.TestKit;
using DuckDB.NET.Data;

namespace DataProducts.Lake.Tests.Support;

/// <summary>A table as another engine might have left it: files by DuckDB, whatever sequence numbers, specs and deletes a test wants.</summary>
internal sealed class ForeignTable : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<(ManifestFile File, byte[] Bytes)> _manifests = [];
    private int _files;

    public ForeignTable()
    {
        _ = Directory.CreateDirectory(Path.Combine(Root, "data"));
        _ = Directory.CreateDirectory(Path.Combine(Root, "metadata"));
    }

    public string Root => Path.Combine(Lake, "test", "rows");

    /// <summary>Gets the folder of a lake that has the table as <c>test.rows</c>.</summary>
    public string Lake => _folder["lake"];

    /// <summary>Gets or sets the fields of the current schema, a JSON list.</summary>
    public string Fields { get; set; } = "[]";

    /// <summary>Gets or sets the fields of an older schema, a JSON list.</summary>
    public string OldFields { get; set; } = "[]";

    public Dictionary<string, string> Properties { get; } = [];

    /// <summary>Gets the specs by id: the first is unpartitioned, others may be added.</summary>
    public List<(PartitionSpec Spec, LakeType[] Types)> Specs { get; } = [(PartitionSpec.Unpartitioned, [])];

    public long LastSequence { get; private set; }

    public string NextFile() => Path.Combine(Root, "data", string.Create(CultureInfo.InvariantCulture, $"f{++_files}.parquet"));

    /// <summary>Writes rows that DuckDB selects.</summary>
    /// <param name="select">The query.</param>
    /// <param name="fieldIds">The field ids as DuckDB's COPY takes them; empty for none.</param>
    public string Write(string select, string fieldIds)
    {
        var path = NextFile();
        var ids = fieldIds.Length == 0 ? "" : $", FIELD_IDS {fieldIds}";
        Run($"COPY ({select}) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 4096{ids})");
        return path;
    }

    public void Add(string path, long sequence, FileContent content = FileContent.Data, int spec = 0, byte[]?[]? partition = null, int[]? equalityIds = null, string? referenced = null, string? writtenAs = null)
    {
        var (definition, types) = Specs[spec];
        var deletes = content != FileContent.Data;
        var head = new ManifestHead(0, Schema(0, Fields).ToJsonString(), definition, types, deletes);
        var file = new FileEntry
        {
            Content = content,
            Path = writtenAs ?? path,
            Format = "PARQUET",
            Rows = RowsOf(path),
            Bytes = new FileInfo(path).Length,
            Metrics = new FileMetrics(),
            Partition = new PartitionTuple(partition ?? []),
            EqualityIds = equalityIds ?? [],
            ReferencedDataFile = referenced,
        };
        var bytes = ManifestWriter.Write(head, [new ManifestEntry(EntryStatus.Added, 1, sequence, sequence, file)]);
        LastSequence = Math.Max(LastSequence, sequence);
        _manifests.Add((
            new ManifestFile
            {
                Path = Path.Combine(Root, "metadata", string.Create(CultureInfo.InvariantCulture, $"m{_manifests.Count}.avro")),
                Length = bytes.Length,
                PartitionSpecId = definition.Id,
                Deletes = deletes,
                SequenceNumber = sequence,
                MinSequenceNumber = sequence,
                AddedSnapshotId = 1,
                Added = new FileCounts(1, file.Rows),
                Existing = default,
                Deleted = default,
                Partitions = PartitionSummary.Of(types, [file.Partition]),
            },
            bytes));
    }

    public Task<IcebergTable> OpenAsync()
    {
        foreach (var (file, bytes) in _manifests)
        {
            File.WriteAllBytes(file.Path, bytes);
        }

        var list = Path.Combine(Root, "metadata", "snap-1.avro");
        File.WriteAllBytes(list, ManifestListWriter.Write(1, null, LastSequence, [.. _manifests.Select(manifest => manifest.File)]));
        File.WriteAllText(Path.Combine(Root, "metadata", "v1.metadata.json"), Metadata(list).ToJsonString());
        File.WriteAllText(Path.Combine(Root, "metadata", "version-hint.text"), "1");
        return IcebergTable.OpenAsync(new LocalObjectStore(Root), Root, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads all rows as text, in an order of their own.</summary>
    public async Task<List<string>> ReadAsync(params string[] columns)
    {
        var table = await OpenAsync();
        var chosen = columns.Length == 0 ? table.Columns.ToList() : [.. columns.Select(name => table.Columns.Single(column => column.Column.Name == name))];
        var rows = new List<string>();
        await foreach (var batch in table.ReadAsync(1, [.. chosen.Select(column => column.Column.Name)], TestContext.Current.CancellationToken))
        {
            rows.AddRange(Sample.RowsOf(batch).Select(row => string.Join('|', row.Select((value, i) => NestedValue.Text(value, chosen[i].Column.Type)))));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public static long RowsOf(string path) => Convert.ToInt64(Query($"SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata('{path.Replace("'", "''", StringComparison.Ordinal)}')").Single()[0], CultureInfo.InvariantCulture);

    public static List<object?[]> Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    public void Dispose() => _folder.Dispose();

    private static void Run(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        _ = command.ExecuteNonQuery();
    }

    private static JsonObject Schema(int id, string fields) => new() { ["type"] = "struct", ["schema-id"] = id, ["fields"] = JsonNode.Parse(fields) };

    private JsonObject Metadata(string list)
    {
        var properties = new JsonObject();
        foreach (var (key, value) in Properties)
        {
            properties[key] = value;
        }

        var specs = new JsonArray();
        foreach (var (spec, _) in Specs)
        {
            specs.Add((JsonNode)new JsonObject { ["spec-id"] = spec.Id, ["fields"] = JsonNode.Parse(PartitionJson.FieldsText(spec)) });
        }

        return new JsonObject
        {
            ["format-version"] = 2,
            ["table-uuid"] = "9c12d441-03fe-4693-9a96-a0705ddf69c1",
            ["location"] = Root,
            ["last-sequence-number"] = LastSequence,
            ["last-updated-ms"] = 1,
            ["last-column-id"] = 100,
            ["current-schema-id"] = 0,
            ["schemas"] = new JsonArray(Schema(0, Fields), Schema(1, OldFields)),
            ["default-spec-id"] = 0,
            ["partition-specs"] = specs,
            ["last-partition-id"] = 1010,
            ["default-sort-order-id"] = 0,
            ["sort-orders"] = new JsonArray(new JsonObject { ["order-id"] = 0, ["fields"] = new JsonArray() }),
            ["properties"] = properties,
            ["current-snapshot-id"] = 1,
            ["snapshots"] = new JsonArray(new JsonObject
            {
                ["snapshot-id"] = 1,
                ["sequence-number"] = LastSequence,
                ["timestamp-ms"] = 1,
                ["manifest-list"] = list,
                ["schema-id"] = 0,
                ["summary"] = new JsonObject { ["operation"] = "overwrite" },
            }),
        };
    }
}
