using System.Globalization;
using DataProducts.Lake.Manifests;

namespace DataProducts.Lake.Tests.Support;

/// <summary>All that a manifest says, as text to compare.</summary>
internal static class ManifestText
{
    public static string Of(Manifest manifest) => string.Join('\n', [Of(manifest.Head), .. manifest.Entries.Select(Of)]);

    private static string Of(ManifestHead head) => string.Join('|',
        head.SchemaId, head.Schema, head.Spec.Id, string.Join(',', head.Spec.Fields), string.Join(',', head.PartitionTypes), head.Deletes);

    private static string Of(ManifestEntry entry) => string.Join('|',
        entry.Status, entry.SnapshotId, entry.SequenceNumber, entry.FileSequenceNumber, Of(entry.File));

    private static string Of(FileEntry file) => string.Join('|',
        file.Content, file.Path, file.Format, file.Rows, file.Bytes,
        string.Join(',', file.Partition.Values.Select(value => value is null ? "null" : Convert.ToHexString(value))),
        string.Join(',', file.SplitOffsets), string.Join(',', file.EqualityIds), file.SortOrderId, file.ReferencedDataFile,
        file.KeyMetadata is null ? "null" : Convert.ToHexString(file.KeyMetadata),
        Of(file.Metrics.ColumnSizes), Of(file.Metrics.ValueCounts), Of(file.Metrics.NullCounts), Of(file.Metrics.NanCounts),
        Of(file.Metrics.LowerBounds), Of(file.Metrics.UpperBounds));

    private static string Of<T>(Dictionary<int, T> map) => string.Join(',', map.OrderBy(pair => pair.Key).Select(pair =>
        string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{(pair.Value is byte[] bytes ? Convert.ToHexString(bytes) : pair.Value)}")));
}
