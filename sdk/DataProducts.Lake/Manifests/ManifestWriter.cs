using System.Globalization;
using DataProducts.Lake.Avro;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>Writes manifests of format version 2.</summary>
internal static class ManifestWriter
{
    /// <summary>Writes a manifest.</summary>
    /// <param name="head">What its files have in common; each entry's partition tuple is in the order of its spec.</param>
    /// <param name="entries">The entries. Sequence numbers are written out unless they are <see cref="ManifestEntry.Inherit"/>.</param>
    public static byte[] Write(ManifestHead head, IReadOnlyList<ManifestEntry> entries)
    {
        var partition = new PartitionAvro(head.Spec, head.PartitionTypes);
        var output = new AvroOutput();
        foreach (var entry in entries)
        {
            Check(head, entry);
            output.Long((int)entry.Status);
            output.OptionalLong(entry.SnapshotId);
            output.OptionalLong(Explicit(entry.SequenceNumber));
            output.OptionalLong(Explicit(entry.FileSequenceNumber));
            WriteFile(output, partition, entry.File);
        }

        return AvroContainerWriter.Write(
            ManifestSchemas.Entry(partition.Fields()),
            [
                ("schema", head.Schema),
                ("schema-id", head.SchemaId.ToString(CultureInfo.InvariantCulture)),
                ("partition-spec", PartitionJson.FieldsText(head.Spec)),
                ("partition-spec-id", head.Spec.Id.ToString(CultureInfo.InvariantCulture)),
                ("format-version", "2"),
                ("content", head.Deletes ? "deletes" : "data"),
            ],
            output.Written,
            entries.Count);
    }

    private static long? Explicit(long sequenceNumber) => sequenceNumber == ManifestEntry.Inherit ? null : sequenceNumber;

    // What a reader would refuse must not be written: of a file that is not new nobody could say the sequence number any more.
    private static void Check(ManifestHead head, ManifestEntry entry)
    {
        var inherits = entry.SequenceNumber == ManifestEntry.Inherit || entry.FileSequenceNumber == ManifestEntry.Inherit;
        if ((inherits && entry.Status != EntryStatus.Added) || head.Deletes != (entry.File.Content != FileContent.Data))
        {
            throw new ArgumentException("An entry has no sequence number, or its content is not the manifest's.", nameof(entry));
        }
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
        output.OptionalBytes(file.KeyMetadata);
        output.OptionalList(file.SplitOffsets);
        output.OptionalList([.. file.EqualityIds.Select(id => (long)id)]);
        output.OptionalLong(file.SortOrderId);
        output.OptionalText(file.ReferencedDataFile);
    }
}
