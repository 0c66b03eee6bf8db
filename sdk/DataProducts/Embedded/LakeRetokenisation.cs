using DataProducts.Contracts;
using DataProducts.Hydration;
using DataProducts.Lake;
using DataProducts.Tokens;

namespace DataProducts;

/// <summary>Brings the successors of tokens into the tables of the platform's own lake, and publishes them.</summary>
/// <remarks>
/// A table is written in one snapshot that says so, then the version that consumers read is moved to it. A run that is killed in between is put
/// right by the next: it finds its snapshot above the published one.
/// </remarks>
internal sealed class LakeRetokenisation(Func<Jurisdiction, TableLake> lake, IProductVersions published, TimeProvider time)
{
    // In a snapshot's summary: it changed tokens and nothing else.
    private const string Mark = "dp.retokenised";

    /// <summary>Rewrites every table of a space.</summary>
    /// <returns>The tables with rows that changed.</returns>
    public async Task<IReadOnlyList<RetokenisedTable>> RunAsync(
        IReadOnlyList<ProductManifest> versions, TokenSpaceId space, TokenSuccessors successors, CancellationToken cancellationToken)
    {
        var tables = new List<RetokenisedTable>();
        foreach (var (version, port) in versions.SelectMany(version => version.Ports.Select(port => (version, port))))
        {
            var id = TableNames.Of(version.Id, version.MajorVersion, port.Name, space.Jurisdiction);
            if (ColumnsOf(version, port, space) is { Count: > 0 } columns
                && await lake(space.Jurisdiction).TryOpenAsync(id, cancellationToken).ConfigureAwait(false) is { CurrentSnapshotId: not null } table)
            {
                var rows = await RunAsync(table, version, port, new Replacement(columns, table, successors), space.Jurisdiction, cancellationToken).ConfigureAwait(false);
                if (rows > 0)
                {
                    tables.Add(new RetokenisedTable(id, rows));
                }
            }
        }

        return tables;
    }

    private static IReadOnlyList<string> ColumnsOf(ProductManifest version, PortManifest port, TokenSpaceId space) =>
    [
        .. port.Columns
            .Where(column => column.Pii is { Mode: TokenMode.Deterministic } pii && TokenSpaceId.ScopeOf(pii.Scope, version.Domain) == space.Scope)
            .Select(column => column.Name),
    ];

    private async Task<long> RunAsync(
        LakeTable table, ProductManifest version, PortManifest port, Replacement replacement, Jurisdiction place, CancellationToken cancellationToken)
    {
        var reference = version.Reference.ToString();
        var current = await published.CurrentAsync(reference, port.Name, cancellationToken).ConfigureAwait(false);
        await CheckPublishedAsync(table, current, place, cancellationToken).ConfigureAwait(false);
        var rows = replacement.Columns.Count == 0
            ? 0
            : (await table.ReplaceAsync(replacement, new Dictionary<string, string> { [Mark] = "true" }, cancellationToken).ConfigureAwait(false)).Rows;
        await CheckPublishedAsync(table, current, place, cancellationToken).ConfigureAwait(false);
        if (table.CurrentSnapshotId is { } top && Republication.Next(current!, place, top, time.GetUtcNow()) is { } next)
        {
            await published.PublishAsync(next, cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }

    // Only what consumers read may be moved on: rows of a hydration that was stopped, or is running, are not ours to publish.
    private static async Task CheckPublishedAsync(LakeTable table, PublishedVersion? current, Jurisdiction place, CancellationToken cancellationToken)
    {
        var snapshots = (await table.SnapshotsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(snapshot => snapshot.Id);
        var at = table.CurrentSnapshotId;
        var wanted = current is not null && current.Snapshots.TryGetValue(place, out var id) ? id : (long?)null;
        while (at != wanted && at is { } one && snapshots.TryGetValue(one, out var snapshot) && snapshot.Summary.ContainsKey(Mark))
        {
            at = snapshot.ParentId;
        }

        if (wanted is null || at != wanted)
        {
            throw new DataProductException(
                "DP1183",
                $"Table {table.Id} has rows that were never published: a hydration of it runs, or was stopped. No token of it was changed "
                + "after that; let the hydration end, or run it again, and then run this again.");
        }
    }

    private sealed class Replacement(IReadOnlyList<string> columns, LakeTable table, TokenSuccessors successors) : ValueReplacement
    {
        private readonly byte[] _next = new byte[Token.TextLength];

        public override IReadOnlyList<string> Columns { get; } = [.. columns.Intersect(table.Columns.Select(column => column.Column.Name))];

        public override bool TryReplace(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> next)
        {
            next = default;
            if (!Token.TryParse(value, out var old) || !successors.TryFind(old, out var found))
            {
                return false;
            }

            _ = System.Text.Encoding.ASCII.GetBytes(found.ToString(), _next);
            next = _next;
            return true;
        }
    }
}
