using System.Globalization;
using DataProducts.Lake.Avro;

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

            output.OptionalLong(null); // partitions: the table has none
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

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
