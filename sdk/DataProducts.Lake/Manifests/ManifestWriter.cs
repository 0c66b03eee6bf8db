using System.Globalization;
using DataProducts.Lake.Avro;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>Writes a manifest of files that a snapshot adds, all of one partition spec.</summary>
internal static class ManifestWriter
{
    /// <summary>Writes the manifest.</summary>
    /// <param name="snapshotId">The snapshot that adds the files.</param>
    /// <param name="schemaId">The id of the schema that they were written with.</param>
    /// <param name="schema">That schema, JSON.</param>
    /// <param name="spec">The partition spec.</param>
    /// <param name="types">The types of its partition values.</param>
    /// <param name="files">The files.</param>
    public static byte[] Write(
        long snapshotId, int schemaId, string schema, PartitionSpec spec, IReadOnlyList<LakeType> types, IReadOnlyList<FileEntry> files)
    {
        var partition = new PartitionAvro(spec, types);
        var output = new AvroOutput();
        foreach (var file in files)
        {
            output.Long((int)EntryStatus.Added);
            output.OptionalLong(snapshotId);
            output.OptionalLong(null); // inherited from the manifest list, so that a retry can reuse this file
            output.OptionalLong(null);
            WriteFile(output, partition, file);
        }

        return AvroContainerWriter.Write(
            ManifestSchemas.Entry(partition.Fields()),
            [
                ("schema", schema),
                ("schema-id", schemaId.ToString(CultureInfo.InvariantCulture)),
                ("partition-spec", PartitionJson.FieldsText(spec)),
                ("partition-spec-id", spec.Id.ToString(CultureInfo.InvariantCulture)),
                ("format-version", "2"),
                ("content", "data"),
            ],
            output.Written,
            files.Count);
    }

    private static void WriteFile(AvroOutput output, PartitionAvro partition, FileEntry file)
    {
        output.Long((int)file.Content);
        output.Text(file.Path);
        output.Text(file.Format);
        partition.Write(output, file.Partition);
        output.Long(file.Rows);
        output.Long(file.Bytes);
        foreach (var counts in (ReadOnlySpan<Dictionary<int, long>>)
            [file.Metrics.ColumnSizes, file.Metrics.ValueCounts, file.Metrics.NullCounts, file.Metrics.NanCounts])
        {
            output.OptionalMap(counts, static (target, value) => target.Long(value));
        }

        output.OptionalMap(file.Metrics.LowerBounds, static (target, value) => target.Bytes(value));
        output.OptionalMap(file.Metrics.UpperBounds, static (target, value) => target.Bytes(value));
        output.OptionalLong(null); // key_metadata
        WriteOffsets(output, file.SplitOffsets);
        output.OptionalLong(null); // equality_ids
        output.OptionalLong(null); // sort_order_id: the rows are in no order
    }

    private static void WriteOffsets(AvroOutput output, IReadOnlyList<long> offsets)
    {
        output.Long(offsets.Count == 0 ? 0 : 1);
        if (offsets.Count == 0)
        {
            return;
        }

        output.Long(offsets.Count);
        foreach (var offset in offsets)
        {
            output.Long(offset);
        }

        output.Long(0);
    }
}
