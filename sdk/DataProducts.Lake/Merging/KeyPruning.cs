using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metrics;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Merging;

/// <summary>Says which files may have a key of rows that were written: by bounds, and by partition where the key decides it.</summary>
internal sealed class KeyPruning
{
    private readonly IReadOnlyList<FileEntry> _written;
    private readonly TableColumn[] _bounded;
    private readonly HashSet<string>? _partitions;
    private readonly int _spec;

    public KeyPruning(PartitionSpec spec, IReadOnlyList<TableColumn> key, IReadOnlyList<FileEntry> written)
    {
        (_written, _spec) = (written, spec.Id);
        _bounded = [.. key.Where(column => !column.Column.Nullable && IsOrdered(column.Column.Type))];
        if (spec.Fields.Count > 0 && spec.Fields.All(field => key.Any(column => column.FieldId == field.SourceId)))
        {
            _partitions = [.. written.Select(file => PartitionKey.Of(spec.Id, file.Partition))];
        }
    }

    public bool MayHold(LiveFile file)
    {
        if (_partitions is not null && file.Head.Spec.Id == _spec && !_partitions.Contains(file.Partition))
        {
            return false;
        }

        foreach (var written in _written)
        {
            if (MayMeet(written, file.File))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOrdered(LakeType type) => type.Kind is LakeKind.Int or LakeKind.Long or LakeKind.Date or LakeKind.Time
        or LakeKind.Timestamp or LakeKind.TimestampTz or LakeKind.Decimal or LakeKind.String or LakeKind.Uuid;

    // A value of a file from before its column was widened is shorter; such a bound says nothing here.
    private static bool IsAbove(LakeType type, byte[]? least, byte[]? greatest) =>
        least is { Length: > 0 } && greatest is { Length: > 0 } && HasLength(type, least) && HasLength(type, greatest)
        && SingleValue.Compare(type, least, greatest) > 0;

    private static bool HasLength(LakeType type, byte[] value) => type.Kind switch
    {
        LakeKind.Int or LakeKind.Date => value.Length == sizeof(int),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz => value.Length == sizeof(long),
        LakeKind.Decimal or LakeKind.Uuid => value.Length <= 16,
        _ => true,
    };

    private bool MayMeet(FileEntry written, FileEntry held)
    {
        foreach (var column in _bounded)
        {
            var (type, id) = (column.Column.Type, column.FieldId);
            if (IsAbove(type, written.Metrics.LowerBounds.GetValueOrDefault(id), held.Metrics.UpperBounds.GetValueOrDefault(id))
                || IsAbove(type, held.Metrics.LowerBounds.GetValueOrDefault(id), written.Metrics.UpperBounds.GetValueOrDefault(id)))
            {
                return false;
            }
        }

        return true;
    }
}
