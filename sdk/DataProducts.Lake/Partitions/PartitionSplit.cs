using System.Buffers;
using DataProducts.Lake.DataFiles;

namespace DataProducts.Lake.Partitions;

/// <summary>Divides batches into parts of one partition each; rows keep their order within a part. Not safe for several threads.</summary>
internal sealed class PartitionSplit : IDisposable
{
    private readonly int[] _sources;
    private readonly PartitionCodes[] _fields;

    // For each field, how the group of the fields before it and its own value make a group; the last one's groups are the tuples.
    private readonly Dictionary<(int Group, int Code), int>[] _groups;
    private readonly List<PartitionTuple> _tuples = [];
    private readonly ColumnBatch _part;
    private readonly RowCopy _copy;

    public PartitionSplit(PartitionSpec spec, IReadOnlyList<TableColumn> columns)
    {
        _sources = [.. spec.Fields.Select(field => TableColumn.IndexOf(columns, field.SourceId))];
        _fields = [.. spec.Fields.Select((field, i) =>
            new PartitionCodes(TransformFunctions.Of(field.Transform, columns[_sources[i]].Column.Type)))];
        _groups = [.. spec.Fields.Select(_ => new Dictionary<(int, int), int>())];
        LakeColumn[] all = [.. columns.Select(column => column.Column)];
        (_part, _copy) = (new ColumnBatch(all), new RowCopy(all));
    }

    /// <summary>Divides a batch. Each part is valid until the next one is asked for.</summary>
    public IEnumerable<(PartitionTuple Tuple, ColumnBatch Rows)> Divide(ColumnBatch batch)
    {
        if (_fields.Length == 0)
        {
            yield return (PartitionTuple.Empty, batch);
            yield break;
        }

        var groups = ArrayPool<int>.Shared.Rent(batch.RowCount);
        try
        {
            Group(batch, groups.AsSpan(0, batch.RowCount));
            var rows = RowsByGroup(groups.AsSpan(0, batch.RowCount));
            if (rows.Count == 1)
            {
                yield return (_tuples[groups[0]], batch);
                yield break;
            }

            _copy.Begin(batch);
            foreach (var (group, members) in rows)
            {
                _part.Clear();
                _copy.Rows(members, _part);
                yield return (_tuples[group], _part);
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(groups);
        }
    }

    public void Dispose() => _part.Dispose();

    private void Group(ColumnBatch batch, Span<int> groups)
    {
        groups.Clear();
        var codes = ArrayPool<int>.Shared.Rent(groups.Length);
        for (var field = 0; field < _fields.Length; field++)
        {
            _fields[field].Read(batch[_sources[field]], codes.AsSpan(0, groups.Length));
            for (var row = 0; row < groups.Length; row++)
            {
                groups[row] = GroupOf(field, groups[row], codes[row]);
            }
        }

        ArrayPool<int>.Shared.Return(codes);
    }

    private int GroupOf(int field, int group, int code)
    {
        if (_groups[field].TryGetValue((group, code), out var known))
        {
            return known;
        }

        var number = _groups[field].Count;
        _groups[field].Add((group, code), number);
        if (field == _fields.Length - 1)
        {
            _tuples.Add(TupleOf(group, code));
        }

        return number;
    }

    // New tuples are rare, so the codes that led to a group are looked up backwards instead of being kept for each.
    private PartitionTuple TupleOf(int group, int code)
    {
        var values = new byte[]?[_fields.Length];
        for (var field = _fields.Length - 1; field >= 0; field--)
        {
            values[field] = _fields[field][code];
            if (field > 0)
            {
                (group, code) = _groups[field - 1].First(pair => pair.Value == group).Key;
            }
        }

        return new PartitionTuple(values);
    }

    private static Dictionary<int, List<int>> RowsByGroup(ReadOnlySpan<int> groups)
    {
        var rows = new Dictionary<int, List<int>>();
        for (var row = 0; row < groups.Length; row++)
        {
            if (!rows.TryGetValue(groups[row], out var members))
            {
                rows[groups[row]] = members = [];
            }

            members.Add(row);
        }

        return rows;
    }
}
