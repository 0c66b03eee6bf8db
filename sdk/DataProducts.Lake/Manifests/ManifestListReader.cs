using DataProducts.Lake.Avro;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>Reads manifest lists. Fields are found by id: Athena, for one, has other names.</summary>
internal static class ManifestListReader
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="LakeException"><c>DP1504</c> or <c>DP1502</c>.</exception>
    public static IReadOnlyList<ManifestFile> Read(ReadOnlySpan<byte> bytes, string where)
    {
        var file = AvroContainerReader.Read(bytes, where);
        try
        {
            var manifests = new List<ManifestFile>(file.Records.Count);
            foreach (var record in file.Records)
            {
                manifests.Add(Read(record));
            }

            return manifests;
        }
        catch (AvroFormatException failure)
        {
            throw LakeErrors.InvalidAvro(where, failure.Message, failure);
        }
        catch (AvroUnsupportedException failure)
        {
            throw LakeErrors.Unsupported($"The manifest list {where}", failure.Message);
        }
    }

    private static ManifestFile Read(AvroRecord record) => new()
    {
        Path = record.Reference<byte[]>(519) is null
            ? record.Reference<string>(500) ?? throw new AvroFormatException("a manifest has no path")
            : throw new AvroUnsupportedException("encrypted manifests"),
        Length = record.Required<long>(501),
        PartitionSpecId = record.Required<int>(502),
        Deletes = record.Optional<int>(517) switch
        {
            null or 0 => false,
            1 => true,
            _ => throw new AvroFormatException("a manifest's content is neither data nor deletes"),
        },
        SequenceNumber = record.Optional<long>(515) ?? 0,
        MinSequenceNumber = record.Optional<long>(516) ?? 0,
        AddedSnapshotId = record.Required<long>(503),
        Added = Counts(record, 504, 512),
        Existing = Counts(record, 505, 513),
        Deleted = Counts(record, 506, 514),
        Partitions = [.. (record.Reference<List<object?>>(507) ?? []).Select(Summary)],
    };

    private static PartitionSummary Summary(object? item) => item is AvroRecord summary
        ? new PartitionSummary(
            summary.Required<bool>(509), summary.Optional<bool>(518), summary.Reference<byte[]>(510), summary.Reference<byte[]>(511))
        : throw new AvroFormatException("a summary of partitions is no record");

    private static FileCounts Counts(AvroRecord record, int files, int rows) =>
        new(record.Optional<int>(files) ?? 0, record.Optional<long>(rows) ?? 0);
}
