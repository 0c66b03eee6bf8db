using DataProducts.Lake.Manifests;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Reading.Deletes;

/// <summary>
/// Which delete files apply to a data file (Iceberg specification, Scan Planning): those of its partition that are not older; deletes
/// by equality only if they are newer, and of all partitions if they are of none.
/// </summary>
internal sealed class DeleteIndex
{
    private readonly ILookup<string, LiveFile> _positions;
    private readonly Dictionary<(string? Partition, string Ids), EqualityGroup> _groups = [];

    public DeleteIndex(string table, IReadOnlyList<LiveFile> deletes)
    {
        _positions = deletes.Where(file => file.File.Content == FileContent.PositionDeletes).ToLookup(file => file.Partition, StringComparer.Ordinal);
        foreach (var file in deletes.Where(file => file.File.Content == FileContent.EqualityDeletes))
        {
            int[] ids = [.. file.File.EqualityIds.Distinct().Order()];
            if (ids.Length == 0)
            {
                throw LakeErrors.InvalidMetadata(table, "a file of equality deletes does not say by which columns it deletes");
            }

            var key = (file.IsUnpartitioned ? null : file.Partition, string.Join(',', ids));
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups.Add(key, group = new EqualityGroup(key.Item1, ids));
            }

            group.Files.Add(file);
        }
    }

    /// <summary>Gives the files of position deletes that may have positions in a data file.</summary>
    public IEnumerable<LiveFile> PositionsFor(LiveFile data) => _positions[data.Partition].Where(delete =>
        delete.SequenceNumber >= data.SequenceNumber && (delete.File.ReferencedDataFile is not { } only || only == data.File.Path));

    /// <summary>Gives the groups of equality deletes of which some apply to a data file.</summary>
    public IEnumerable<EqualityGroup> GroupsFor(LiveFile data) => _groups.Values.Where(group =>
        (group.Partition is null || group.Partition == data.Partition) && group.Files.Exists(delete => delete.SequenceNumber > data.SequenceNumber));
}

/// <summary>Equality deletes of one partition, or of none, by the same columns.</summary>
/// <param name="partition">The partition, or null for deletes in all of them.</param>
/// <param name="ids">The columns' field ids, ascending.</param>
internal sealed class EqualityGroup(string? partition, IReadOnlyList<int> ids)
{
    public string? Partition => partition;

    public IReadOnlyList<int> Ids => ids;

    public List<LiveFile> Files { get; } = [];
}
