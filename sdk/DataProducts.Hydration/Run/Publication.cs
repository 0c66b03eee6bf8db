namespace DataProducts.Hydration;

/// <summary>What consumers read of a port, and what they are to read next.</summary>
internal sealed class Publication(HydrationPlatform platform, PortSchema schema, PortTables tables)
{
    private PublishedVersion? _current;

    /// <summary>Gets the snapshots that are published.</summary>
    public IReadOnlyDictionary<Jurisdiction, long> Snapshots => _current?.Snapshots ?? new Dictionary<Jurisdiction, long>();

    /// <summary>Gets a value indicating whether the snapshots that stand now are the ones that are published.</summary>
    public bool IsCurrent
    {
        get
        {
            var snapshots = tables.Snapshots();
            return snapshots.Count == Snapshots.Count
                && snapshots.All(pair => Snapshots.TryGetValue(pair.Key, out var snapshot) && snapshot == pair.Value);
        }
    }

    /// <summary>Looks what is published.</summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        var product = ProductReference.Of(schema.Product, schema.Version).ToString();
        var current = await platform.Versions.CurrentAsync(product, schema.Port, cancellationToken).ConfigureAwait(false);

        // Another major version has other tables, so its snapshots say nothing of these, should a store give them.
        var isSame = string.Equals(
            ProductReference.MajorOf(current?.ContractVersion ?? ""), ProductReference.MajorOf(schema.Version), StringComparison.Ordinal);
        _current = isSame ? current : null;
    }

    /// <summary>Refuses to go on over another batch that stands in some tables only.</summary>
    /// <exception cref="DataProductException">There is one (<c>DP1108</c>).</exception>
    public async ValueTask RefuseIncompleteAsync(string batch, CancellationToken cancellationToken)
    {
        foreach (var state in tables.Jurisdictions)
        {
            await RefuseIncompleteAsync(state, batch, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells whether the published version is the one that this batch brought.</summary>
    public bool IsOf(string batch) => _current is not null && string.Equals(Republication.BatchOf(_current.Batch), batch, StringComparison.Ordinal);

    /// <summary>Publishes the snapshots that stand now, unless they are published already.</summary>
    /// <returns>Whether a version was published.</returns>
    public async ValueTask<bool> PublishAsync(string batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (IsCurrent)
        {
            return false;
        }

        _current = new(schema.Product, schema.Port, schema.Version, batch, now, tables.Snapshots());
        await platform.Versions.PublishAsync(_current, cancellationToken).ConfigureAwait(false);
        return true;
    }

    // Publishing this batch publishes everything below it in each table, so nothing below may be half of something.
    private async ValueTask RefuseIncompleteAsync(PortTableState state, string batch, CancellationToken cancellationToken)
    {
        if (state.Table.CurrentSnapshotId is not { } top || top == state.BatchSnapshot
            || (Snapshots.TryGetValue(state.Jurisdiction, out var published) && published == top))
        {
            return;
        }

        var summary = await state.Table.SummaryAsync(top, cancellationToken).ConfigureAwait(false);
        if (!summary.TryGetValue("dp.batch-id", out var other) || string.Equals(other, batch, StringComparison.Ordinal))
        {
            return;
        }

        var having = new List<Jurisdiction>();
        foreach (var table in tables.Jurisdictions)
        {
            if (await table.Table.FindBatchAsync(other, cancellationToken).ConfigureAwait(false) is not null)
            {
                having.Add(table.Jurisdiction);
            }
        }

        if (having.Count < tables.Jurisdictions.Count)
        {
            throw HydrationErrors.Incomplete(other, string.Join(", ", having));
        }
    }
}
