using DataProducts.Contracts;
using DataProducts.Lake;
using DataProducts.Tokens;

namespace DataProducts;

/// <summary>How many rows of a person a table of the lake has.</summary>
internal sealed record SubjectRows(TableId Table, long Rows);

/// <summary>Looks for tokens and people in the newest snapshots of the lake's tables, over every version of products. Rows that were removed
/// since stand in older snapshots until these expire, and are not counted.</summary>
internal sealed class LakeTokens(Func<Jurisdiction, TableLake> lake)
{
    private const string Subject = "dp_subject";

    /// <summary>Counts the cells with tokens of one version of a key.</summary>
    public async Task<long> CountAsync(
        IReadOnlyList<ProductManifest> versions, TokenSpaceId space, PiiColumn like, int keyVersion, CancellationToken cancellationToken)
    {
        var found = 0L;
        foreach (var (table, version, port) in await TablesAsync(versions, space.Jurisdiction, cancellationToken).ConfigureAwait(false))
        {
            string[] columns =
            [
                .. port.Columns
                    .Where(column => column.Pii is { } pii && pii.Kind == like.Kind && pii.Mode == like.Mode && TokenSpaceId.ScopeOf(pii.Scope, version.Domain) == space.Scope)
                    .Select(column => column.Name)
                    .Intersect(table.Columns.Select(column => column.Column.Name)),
            ];
            if (columns.Length == 0 || table.CurrentSnapshotId is not { } snapshot)
            {
                continue;
            }

            await foreach (var batch in table.ReadAsync(snapshot, columns, cancellationToken).ConfigureAwait(false))
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    found += Count(batch.Bytes(i), like.Mode, keyVersion);
                }
            }
        }

        return found;
    }

    /// <summary>Counts a person's rows, by table; a table without one is left out.</summary>
    public async Task<IReadOnlyList<SubjectRows>> RowsOfAsync(
        IReadOnlyList<ProductManifest> versions, Jurisdiction jurisdiction, SubjectRef subject, CancellationToken cancellationToken)
    {
        var wanted = new byte[SubjectRef.Size];
        subject.WriteTo(wanted);
        var rows = new List<SubjectRows>();
        foreach (var (table, _, _) in await TablesAsync(versions, jurisdiction, cancellationToken).ConfigureAwait(false))
        {
            var count = 0L;
            if (table.CurrentSnapshotId is { } snapshot && table.Columns.Any(column => column.Column.Name == Subject))
            {
                await foreach (var batch in table.ReadAsync(snapshot, [Subject], cancellationToken).ConfigureAwait(false))
                {
                    count += Count(batch.Bytes(0), wanted);
                }
            }

            if (count > 0)
            {
                rows.Add(new SubjectRows(table.Id, count));
            }
        }

        return rows;
    }

    private async Task<List<(LakeTable Table, ProductManifest Version, PortManifest Port)>> TablesAsync(
        IReadOnlyList<ProductManifest> versions, Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        var tables = new List<(LakeTable, ProductManifest, PortManifest)>();
        foreach (var (version, port) in versions.SelectMany(version => version.Ports.Select(port => (version, port))))
        {
            var id = TableNames.Of(version.Id, version.MajorVersion, port.Name, jurisdiction);
            if (await lake(jurisdiction).TryOpenAsync(id, cancellationToken).ConfigureAwait(false) is { } table)
            {
                tables.Add((table, version, port));
            }
        }

        return tables;
    }

    // What is no token in a column of tokens is somebody's mistake: of which version it is nobody knows, so it counts.
    private static long Count(BytesColumn cells, TokenMode mode, int keyVersion)
    {
        var found = 0L;
        for (var i = 0; i < cells.PresentCount; i++)
        {
            found += !Token.TryParse(cells[i], out var token) || (token.KeyVersion == keyVersion && token.Mode == mode) ? 1 : 0;
        }

        return found;
    }

    private static long Count(BytesColumn subjects, ReadOnlySpan<byte> wanted)
    {
        var found = 0L;
        for (var i = 0; i < subjects.PresentCount; i++)
        {
            found += subjects[i].SequenceEqual(wanted) ? 1 : 0;
        }

        return found;
    }
}
