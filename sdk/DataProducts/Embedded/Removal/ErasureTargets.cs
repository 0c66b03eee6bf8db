using DataProducts.Lake;

namespace DataProducts;

/// <summary>Finds what the lake of a jurisdiction has of a person.</summary>
internal sealed class ErasureTargets(PortTableWalk walk, HoldRegister holds)
{
    /// <summary>Gives the test that finds a person's rows.</summary>
    public static RowTest RowsOf(SubjectRef subject)
    {
        var bytes = new byte[SubjectRef.Size];
        subject.WriteTo(bytes);
        return new BytesAmong(FoundTable.Subject, [bytes]);
    }

    /// <summary>Looks through every file of every table.</summary>
    public async Task<IReadOnlyList<(FoundTable Table, TableRemoval Removal)>> FindAsync(
        Jurisdiction jurisdiction, SubjectRef subject, CancellationToken cancellationToken)
    {
        var found = new List<(FoundTable, TableRemoval)>();
        foreach (var table in await walk.TablesAsync(jurisdiction, cancellationToken).ConfigureAwait(false))
        {
            if (table.Has(FoundTable.Subject)
                && await table.Table.PlanRemovalAsync(RowsOf(subject), cancellationToken).ConfigureAwait(false) is { IsEmpty: false } plan)
            {
                found.Add((table, table.Of(plan)));
            }
        }

        return found;
    }

    /// <summary>Gives the holds that forbid to erase a person: on the person, or on a product that has rows of them.</summary>
    public async Task<IReadOnlyList<LegalHold>> HoldsAsync(
        Jurisdiction jurisdiction, SubjectRef subject, IEnumerable<string> products, CancellationToken cancellationToken)
    {
        var having = products.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (await holds.AllAsync(cancellationToken).ConfigureAwait(false)).Where(hold => hold.Jurisdiction == jurisdiction.Code
                && (hold.Subject == subject.ToString() || (hold.Product is { } product && having.Contains(product)))),
        ];
    }

    /// <summary>Gives the products that are computed from others, directly or by way of others: of their rows nobody knows whose they were
    /// computed from.</summary>
    public async Task<IReadOnlyList<string>> DerivedAsync(IEnumerable<string> products, CancellationToken cancellationToken)
    {
        var versions = await walk.VersionsAsync(cancellationToken).ConfigureAwait(false);
        var sources = products.ToHashSet(StringComparer.Ordinal);
        var derived = new SortedSet<string>(StringComparer.Ordinal);
        for (var before = -1; before < derived.Count;)
        {
            before = derived.Count;
            derived.UnionWith(versions.Where(version => version.DerivedFrom.Any(source => sources.Contains(source) || derived.Contains(source)))
                .Select(version => version.Id));
        }

        return [.. derived];
    }
}
