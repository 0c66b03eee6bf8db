using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Projection;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Reading.Deletes;

/// <summary>The keys that files of equality deletes hold, each group read once (Iceberg specification, Equality Delete Files).</summary>
internal sealed class EqualityDeletes(TableFiles files, TableMetadata metadata, Snapshot snapshot, NameMapping? names, DeleteBudget budget)
{
    private readonly Dictionary<EqualityGroup, (TableColumn[] Columns, Dictionary<byte[], long> Deleted)> _groups = [];

    /// <summary>Gives what a group deletes of a data file.</summary>
    public async Task<EqualityTest> OfAsync(LiveFile data, EqualityGroup group, CancellationToken cancellationToken)
    {
        if (!_groups.TryGetValue(group, out var read))
        {
            TableColumn[] columns = [.. group.Ids.Select(id => ColumnOf(id, metadata, snapshot, files.Name))];
            _groups.Add(group, read = (columns, await ReadAsync(group, columns, cancellationToken).ConfigureAwait(false)));
        }

        return new EqualityTest(read.Columns, read.Deleted, data.SequenceNumber);
    }

    private async Task<Dictionary<byte[], long>> ReadAsync(EqualityGroup group, TableColumn[] columns, CancellationToken cancellationToken)
    {
        var deleted = new Dictionary<byte[], long>(BytesComparer.Instance);
        var lookup = deleted.GetAlternateLookup<ReadOnlySpan<byte>>();
        int[] ordinals = [.. Enumerable.Range(0, columns.Length)];
        using var rows = new ColumnBatch([.. columns.Select(column => column.Column)]);
        foreach (var delete in group.Files)
        {
            budget.TakeKeys(delete.File.Rows);
            var stream = await files.OpenAsync(delete.Location, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var file = new FileToRead(delete.Location, delete.File.Rows) { Names = names, Constants = delete.Constants };
                using var reader = new DataFileReader(stream, file, columns);
                while (reader.Read(rows))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var keys = new RowKeys(rows, ordinals);
                    for (var row = 0; row < rows.RowCount; row++)
                    {
                        var key = keys.Next(row);
                        if (!lookup.TryGetValue(key, out var newest) || newest < delete.SequenceNumber)
                        {
                            lookup[key] = delete.SequenceNumber;
                        }
                    }
                }
            }
        }

        return deleted;
    }

    /// <summary>Gives a column by which is deleted. One that was dropped since still says which rows are.</summary>
    /// <exception cref="LakeException"><c>DP1502</c>: it is none, or a nested one.</exception>
    public static TableColumn ColumnOf(int fieldId, TableMetadata metadata, Snapshot snapshot, string table)
    {
        var own = metadata.SchemaOf(snapshot);
        foreach (var schema in metadata.Schemas.Values.OrderByDescending(schema => schema.Id).Prepend(own))
        {
            if (schema.Fields.FirstOrDefault(field => field.Id == fieldId) is { Type: { IsNested: false } type } field)
            {
                return new TableColumn(fieldId, new LakeColumn(field.Name, type, Nullable: true));
            }
        }

        throw LakeErrors.Unsupported($"Table {table}", $"deletes by field {fieldId}, which is no column, or a nested one");
    }
}
