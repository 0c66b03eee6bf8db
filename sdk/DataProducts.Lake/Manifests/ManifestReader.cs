using DataProducts.Lake.Avro;
using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Manifests;

/// <summary>Reads manifests. Fields are found by id.</summary>
internal static class ManifestReader
{
    /// <summary>Reads a manifest whole, with inherited snapshot ids and sequence numbers filled in.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="manifest">What its list says of it.</param>
    /// <exception cref="LakeException"><c>DP1504</c> or <c>DP1502</c>.</exception>
    public static Manifest Read(ReadOnlySpan<byte> bytes, ManifestFile manifest)
    {
        var file = AvroContainerReader.Read(bytes, manifest.Path);
        try
        {
            var spec = ManifestHeader.Spec(file, manifest.PartitionSpecId);
            var partition = new PartitionAvroReader(file.Schema, spec);
            var entries = new List<ManifestEntry>(file.Records.Count);
            foreach (var record in file.Records)
            {
                entries.Add(ReadEntry(record, manifest, partition));
            }

            var (schemaId, schema) = ManifestHeader.Schema(file);
            return new Manifest(new ManifestHead(schemaId, schema, spec, partition.Types, manifest.Deletes), entries);
        }
        catch (AvroFormatException failure)
        {
            throw LakeErrors.InvalidAvro(manifest.Path, failure.Message, failure);
        }
    }

    private static ManifestEntry ReadEntry(AvroRecord record, ManifestFile manifest, PartitionAvroReader partition)
    {
        var status = record.Required<int>(0);
        if (status is < 0 or > 2)
        {
            throw new AvroFormatException("an entry's status does not exist");
        }

        return new ManifestEntry(
            (EntryStatus)status,
            record.Optional<long>(1) ?? manifest.AddedSnapshotId,
            Inherited(record, 3, status, manifest),
            Inherited(record, 4, status, manifest),
            ReadFile(record.Reference<AvroRecord>(2) ?? throw new AvroFormatException("an entry has no file"), manifest, partition));
    }

    // Only added files inherit; version 1 manifests lack the field, and the number is then 0, which the manifest list says.
    private static long Inherited(AvroRecord record, int id, int status, ManifestFile manifest) => record.Optional<long>(id) is { } own
        ? own >= 0 ? own : throw new AvroFormatException("an entry's sequence number is out of range")
        : (status == (int)EntryStatus.Added || manifest.SequenceNumber == 0
            ? manifest.SequenceNumber
            : throw new AvroFormatException("an entry that is not new has no sequence number"));

    private static FileEntry ReadFile(AvroRecord record, ManifestFile manifest, PartitionAvroReader partition)
    {
        var content = record.Optional<int>(134) ?? 0;
        var (rows, bytes) = (record.Required<long>(103), record.Required<long>(104));
        if (content is < 0 or > 2 || rows < 0 || bytes < 0)
        {
            throw new AvroFormatException("an entry's content, row count or size is out of range");
        }

        if (manifest.Deletes == (content == (int)FileContent.Data))
        {
            throw new AvroFormatException("an entry's content is not the one that the manifest list says");
        }

        var metrics = new FileMetrics();
        Fill(record, 108, metrics.ColumnSizes);
        Fill(record, 109, metrics.ValueCounts);
        Fill(record, 110, metrics.NullCounts);
        Fill(record, 137, metrics.NanCounts);
        Fill(record, 125, metrics.LowerBounds);
        Fill(record, 128, metrics.UpperBounds);
        return new FileEntry
        {
            Content = (FileContent)content,
            Path = record.Reference<string>(100) ?? throw new AvroFormatException("a file has no path"),
            Format = record.Reference<string>(101) ?? throw new AvroFormatException("a file has no format"),
            Rows = rows,
            Bytes = bytes,
            Metrics = metrics,
            SplitOffsets = ListOf<long>(record, 132),
            EqualityIds = ListOf<int>(record, 135),
            Partition = partition.Read(record.Reference<AvroRecord>(102)),
            SortOrderId = record.Optional<int>(140),
            KeyMetadata = record.Reference<byte[]>(131),
            ReferencedDataFile = record.Reference<string>(143),
        };
    }

    // The pair's ids differ from map to map; key and value are its first and second field in all of them.
    private static void Fill<T>(AvroRecord record, int id, Dictionary<int, T> target)
    {
        foreach (var item in record.Reference<List<object?>>(id) ?? [])
        {
            if (item is not AvroRecord { Count: 2 } pair || pair[0] is not int key || pair[1] is not T value)
            {
                throw new AvroFormatException($"map {id} is not one of numbers to values");
            }

            target[key] = value;
        }
    }

    private static List<T> ListOf<T>(AvroRecord record, int id)
    {
        var list = new List<T>();
        foreach (var item in record.Reference<List<object?>>(id) ?? [])
        {
            list.Add(item is T value ? value : throw new AvroFormatException($"list {id} has an item of another type"));
        }

        return list;
    }
}
