using System.Text.Json;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Parts;

/// <summary>Reads what <see cref="PartJson"/> wrote, as if anybody had written it: no word of it is taken that the table does not bear out.</summary>
internal sealed class PartReader(PartIdentity identity, IReadOnlyList<TableColumn> columns, IReadOnlyList<LakeType> partition)
{
    /// <summary>How long a description may be.</summary>
    public const int MostBytes = 64 << 20;

    private const int MostFiles = 100_000;
    private const int MostOffsets = 1 << 20;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    private readonly Dictionary<int, Leaf> _leaves = Leaf.Of(columns).ToDictionary(leaf => leaf.FieldId);

    /// <summary>Reads files; their paths are names in the table's data folder.</summary>
    /// <exception cref="MetadataFormatException">It is not what it should be.</exception>
    public IReadOnlyList<FileEntry> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = document.RootElement;
            StrictJson.Require(root.Int("version") == PartJson.Version, "it is of another version");
            StrictJson.Require(root.Uuid("table") == identity.Uuid, "it is of another table");
            StrictJson.Require(root.Int("spec") == identity.SpecId, "the table is divided otherwise now");
            StrictJson.Require(root.Text("batch") == identity.Batch, "it is of another batch");
            var files = root.List("files").Take(MostFiles + 1).Select(File).ToList();
            StrictJson.Require(files.Count <= MostFiles, "it has too many files");
            StrictJson.Require(files.DistinctBy(file => file.Path, StringComparer.Ordinal).Count() == files.Count, "it has a file twice");
            return files;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new MetadataFormatException("it is no JSON of the form that is read");
        }
    }

    private FileEntry File(JsonElement file)
    {
        var name = file.Text("name");
        StrictJson.Require(PartNames.IsOf(identity.Batch, name, ".parquet"), "a file has no name of the batch's");
        var rows = Count(file, "rows");
        var bytes = Count(file, "bytes");
        var offsets = file.List("offsets").Take(MostOffsets).Select(offset => offset.AsLong("offsets")).ToList();
        StrictJson.Require(rows > 0, "a file has no rows");
        StrictJson.Require(IsAscending(offsets, bytes), "row groups do not follow each other within the file");
        return new FileEntry
        {
            Content = FileContent.Data,
            Path = name,
            Format = "PARQUET",
            Rows = rows,
            Bytes = bytes,
            Metrics = Metrics(file),
            Partition = Partition(file),
            SplitOffsets = offsets,
        };
    }

    private FileMetrics Metrics(JsonElement file)
    {
        var metrics = new FileMetrics();
        foreach (var column in file.List("columns"))
        {
            var id = column.Int("id");
            StrictJson.Require(_leaves.TryGetValue(id, out var leaf), "it counts a column that the table does not have");
            StrictJson.Require(metrics.ColumnSizes.TryAdd(id, Count(column, "size")), "it counts a column twice");
            Add(metrics.ValueCounts, id, column, "values");
            Add(metrics.NullCounts, id, column, "nulls");
            Add(metrics.NanCounts, id, column, "nans");
            Add(metrics.LowerBounds, leaf!, column, "lower");
            Add(metrics.UpperBounds, leaf!, column, "upper");
        }

        return metrics;
    }

    private PartitionTuple Partition(JsonElement file)
    {
        var values = file.List("partition").Take(partition.Count + 1).ToList();
        StrictJson.Require(values.Count == partition.Count, "a file is divided otherwise than the table");
        return new PartitionTuple([.. values.Select((value, i) => value.ValueKind == JsonValueKind.Null ? null : Value(value, partition[i]))]);
    }

    private static void Add(Dictionary<int, long> counts, int id, JsonElement column, string name)
    {
        if (column.Optional(name) is not null)
        {
            counts.Add(id, Count(column, name));
        }
    }

    private static void Add(Dictionary<int, byte[]> bounds, Leaf leaf, JsonElement column, string name)
    {
        if (column.Optional(name) is { } bound)
        {
            StrictJson.Require(leaf.Bounds, "a column has bounds that may have none");
            bounds.Add(leaf.FieldId, Value(bound, leaf.Type));
        }
    }

    private static byte[] Value(JsonElement text, LakeType type)
    {
        StrictJson.Require(text.ValueKind == JsonValueKind.String && text.TryGetBytesFromBase64(out _), "a value is not in base64");
        var bytes = text.GetBytesFromBase64();
        StrictJson.Require(StoredValue.IsOf(type, bytes), "a value is none of its column's type");
        return bytes;
    }

    private static long Count(JsonElement element, string name) =>
        element.Long(name) is >= 0 and var count ? count : throw new MetadataFormatException($"'{name}' is below zero");

    private static bool IsAscending(List<long> offsets, long end)
    {
        var last = -1L;
        return offsets.TrueForAll(offset => offset > last && (last = offset) < end);
    }
}
