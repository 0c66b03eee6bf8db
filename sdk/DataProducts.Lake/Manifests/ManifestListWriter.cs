using System.Globalization;
using DataProducts.Lake.Avro;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>Writes manifest lists.</summary>
internal static class ManifestListWriter
{
    public static byte[] Write(long snapshotId, long? parentId, long sequenceNumber, IReadOnlyList<ManifestFile> manifests)
    {
        var output = new AvroOutput();
        foreach (var manifest in manifests)
        {
            output.Text(manifest.Path);
            output.Long(manifest.Length);
            output.Long(manifest.PartitionSpecId);
            output.Long(manifest.Deletes ? 1 : 0);
            output.Long(manifest.SequenceNumber);
            output.Long(manifest.MinSequenceNumber);
            output.Long(manifest.AddedSnapshotId);
            foreach (var counts in (ReadOnlySpan<FileCounts>)[manifest.Added, manifest.Existing, manifest.Deleted])
            {
                output.Long(counts.Files);
            }

            foreach (var counts in (ReadOnlySpan<FileCounts>)[manifest.Added, manifest.Existing, manifest.Deleted])
            {
                output.Long(counts.Rows);
            }

            WritePartitions(output, manifest.Partitions);
        }

        return AvroContainerWriter.Write(
            ManifestSchemas.List,
            [
                ("snapshot-id", Text(snapshotId)),
                ("parent-snapshot-id", parentId is { } parent ? Text(parent) : "null"),
                ("sequence-number", Text(sequenceNumber)),
                ("format-version", "2"),
            ],
            output.Written,
            manifests.Count);
    }

    private static void WritePartitions(AvroOutput output, IReadOnlyList<PartitionSummary> partitions)
    {
        output.Long(partitions.Count == 0 ? 0 : 1);
        if (partitions.Count == 0)
        {
            return;
        }

        output.Long(partitions.Count);
        foreach (var partition in partitions)
        {
            output.Boolean(partition.ContainsNull);
            output.Long(partition.ContainsNan is null ? 0 : 1);
            if (partition.ContainsNan is { } nan)
            {
                output.Boolean(nan);
            }

            output.OptionalBytes(partition.Lower);
            output.OptionalBytes(partition.Upper);
        }

        output.Long(0);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
