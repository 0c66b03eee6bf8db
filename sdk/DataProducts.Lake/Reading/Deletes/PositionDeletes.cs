using System.Text;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Reading.Deletes;

/// <summary>The positions that files of position deletes hold, each file read once (Iceberg specification, Position Delete Files).</summary>
internal sealed class PositionDeletes(TableFiles files, DeleteBudget budget)
{
    private static readonly TableColumn[] Columns =
    [
        new(2_147_483_546, new LakeColumn("file_path", new LakeType(LakeKind.String), Nullable: false)),
        new(2_147_483_545, new LakeColumn("pos", new LakeType(LakeKind.Long), Nullable: false)),
    ];

    private readonly Dictionary<string, Dictionary<byte[], List<long>>> _files = new(StringComparer.Ordinal);

    /// <summary>Gives a data file's deleted positions, ascending, without repetition.</summary>
    /// <param name="data">The data file.</param>
    /// <param name="deletes">The delete files that may have some.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<long[]> OfAsync(LiveFile data, IEnumerable<LiveFile> deletes, CancellationToken cancellationToken)
    {
        var path = Encoding.UTF8.GetBytes(data.File.Path);
        var positions = new SortedSet<long>();
        foreach (var delete in deletes)
        {
            if (!_files.TryGetValue(delete.Location, out var byPath))
            {
                _files.Add(delete.Location, byPath = await ReadAsync(delete, cancellationToken).ConfigureAwait(false));
            }

            if (byPath.TryGetValue(path, out var own))
            {
                positions.UnionWith(own);
            }
        }

        return positions.Count == 0 || (positions.Min >= 0 && positions.Max < data.File.Rows)
            ? [.. positions]
            : throw LakeErrors.InvalidDataFile(data.Location, "rows of it are deleted that it does not have");
    }

    private async Task<Dictionary<byte[], List<long>>> ReadAsync(LiveFile delete, CancellationToken cancellationToken)
    {
        budget.TakePositions(delete.File.Rows);
        var byPath = new Dictionary<byte[], List<long>>(BytesComparer.Instance);
        var lookup = byPath.GetAlternateLookup<ReadOnlySpan<byte>>();
        using var rows = new ColumnBatch([.. Columns.Select(column => column.Column)]);
        var stream = await files.OpenAsync(delete.Location, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var reader = new DataFileReader(stream, new FileToRead(delete.Location, delete.File.Rows), Columns);
            while (reader.Read(rows))
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var row = 0; row < rows.RowCount; row++)
                {
                    if (!lookup.TryGetValue(rows.Bytes(0)[row], out var positions))
                    {
                        lookup[rows.Bytes(0)[row]] = positions = [];
                    }

                    positions.Add(rows.Fixed<long>(1).Values[row]);
                }
            }
        }

        return byPath;
    }
}
