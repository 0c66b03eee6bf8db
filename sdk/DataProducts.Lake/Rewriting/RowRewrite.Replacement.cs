using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Rewriting;

/// <content>Files written again with other values.</content>
internal sealed partial class RowRewrite
{
    /// <summary>Replaces values; a file without such a value stays as it is.</summary>
    public async Task ReplaceAsync(ValueReplacement replacement, CancellationToken cancellationToken)
    {
        TableColumn[] looked = [.. replacement.Columns.Select(name => _columns.FirstOrDefault(
            column => column.Column.Name == name && column.Column.Type.Kind == LakeKind.String)
            ?? throw new ArgumentException($"The table has no column '{name}' of text.", nameof(replacement)))];
        var places = looked.Select(column => TableColumn.IndexOf(_columns, column.FieldId)).ToHashSet();
        var plan = await PlanAsync(cancellationToken).ConfigureAwait(false);
        foreach (var file in plan.Data)
        {
            if (await CountAsync(plan, file, looked, replacement, cancellationToken).ConfigureAwait(false) is > 0 and var rows)
            {
                _rows += rows;
                Take(file);
                await CopyAsync(plan, file, places, replacement, cancellationToken).ConfigureAwait(false);
            }
        }

        RemoveIdle(plan, [.. plan.Data.Where(file => !_taken.Contains(file))]);
    }

    private async Task<long> CountAsync(
        ScanPlan plan, LiveFile file, TableColumn[] looked, ValueReplacement replacement, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var rows in ReadAsync(plan, file, looked, cancellationToken).ConfigureAwait(false))
        {
            var at = new int[looked.Length];
            for (var row = 0; row < rows.RowCount; row++)
            {
                var changes = false;
                for (var i = 0; i < looked.Length; i++)
                {
                    changes |= rows[i].Present[row] != 0 && replacement.TryReplace(rows.Bytes(i)[at[i]++], out _);
                }

                count += changes ? 1 : 0;
            }
        }

        return count;
    }

    private async Task CopyAsync(
        ScanPlan plan, LiveFile file, HashSet<int> places, ValueReplacement replacement, CancellationToken cancellationToken)
    {
        using var part = new ColumnBatch([.. _columns.Select(column => column.Column)]);
        ValueCopy[] copies = [.. _columns.Select(column => ValueCopy.Of(column.Column.Type))];
        await foreach (var rows in ReadAsync(plan, file, _columns, cancellationToken).ConfigureAwait(false))
        {
            part.Clear();
            for (var i = 0; i < copies.Length; i++)
            {
                if (places.Contains(i))
                {
                    Replace(rows.Bytes(i), part.Bytes(i), replacement);
                    continue;
                }

                copies[i].Begin(rows[i]);
                for (var row = 0; row < rows.RowCount; row++)
                {
                    copies[i].Row(row, part[i]);
                }
            }

            await WriteSomeAsync(part, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Replace(BytesColumn source, BytesColumn target, ValueReplacement replacement)
    {
        var present = source.Present;
        for (int row = 0, value = 0; row < present.Length; row++)
        {
            if (present[row] == 0)
            {
                target.AppendNull();
                continue;
            }

            var old = source[value++];
            target.AppendBytes(replacement.TryReplace(old, out var next) ? next : old);
        }
    }
}
