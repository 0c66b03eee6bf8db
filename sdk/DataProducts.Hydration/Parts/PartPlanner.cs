namespace DataProducts.Hydration;

/// <summary>Divides an input: names the batch, counts its rows, and writes down who does what.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class PartPlanner<TRow>(HydrationPlatform platform, PartsFolder folder, HydrationSource source, ProgressReporter progress)
    where TRow : class, IDataProductRow<TRow>
{
    private static PortSchema Schema => TRow.Schema;

    public async Task<PartsPlan> RunAsync(int rowsPerPart, CancellationToken cancellationToken)
    {
        PartErrors.RefuseOtherWrites(source.Write);
        var context = new SourceContext(Schema, platform.Digest, stop => CursorHistory.LoadAsync(platform, Schema, stop));
        var input = await source.PlanAsync(context, cancellationToken).ConfigureAwait(false);
        if (input.Last is { } last && await IsPublishedAsync(last, cancellationToken).ConfigureAwait(false))
        {
            return new(last, last, 0, [], AlreadyHydrated: true);
        }

        progress.Report(HydrationPhase.Hashing);
        var batch = await Batch.HashAsync(Schema, input, progress, cancellationToken).ConfigureAwait(false);
        var tables = await PortTables.OpenAsync(platform, Schema, batch.Id, PortWrite.Append, cancellationToken).ConfigureAwait(false);
        var publication = new Publication(platform, Schema, tables);
        await publication.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (publication.IsOf(batch.Id) && tables.HaveBatch)
        {
            return new(batch.Id, batch.Id, 0, [], AlreadyHydrated: true);
        }

        await publication.RefuseIncompleteAsync(batch.Id, cancellationToken).ConfigureAwait(false);
        var plan = await DivideAsync(batch, tables, rowsPerPart, cancellationToken).ConfigureAwait(false);
        var name = await folder.AddAsync(plan, cancellationToken).ConfigureAwait(false);
        progress.Report(HydrationPhase.Done);
        return new(
            name, batch.Id, progress.Rows,
            [.. plan.Divide().Select(part => new HydrationPart(part.Number, part.Source.Name, part.Skip + 1, part.Rows))], AlreadyHydrated: false);
    }

    private async ValueTask<WorkPlan> DivideAsync(Batch batch, PortTables tables, int rowsPerPart, CancellationToken cancellationToken)
    {
        var sources = new List<WorkSource>();
        var parts = 0L;
        for (var i = 0; i < batch.Parts.Count; i++)
        {
            var rows = await CountAsync(batch.Parts[i], batch.Digests[i], cancellationToken).ConfigureAwait(false);
            sources.Add(new(batch.Parts[i].Name, Convert.ToHexStringLower(batch.Digests[i].Sha256), batch.Digests[i].Bytes, rows));
            parts += (rows + rowsPerPart - 1) / rowsPerPart;
        }

        if (parts > WorkPlan.MostParts)
        {
            throw PartErrors.TooManyParts(parts, WorkPlan.MostParts);
        }

        // Asked for when every row was read: only then a source knows where its cursor stands.
        var cursor = batch.Plan.Cursor(batch.Id, batch.Digests) is { } entry ? CursorText.Write([entry], batch.Id) : null;
        var heads = await PlanHeads.OfAsync(tables, batch.Id, cancellationToken).ConfigureAwait(false);
        return new(
            WorkPlan.ThisVersion, Schema.Product, Schema.Port, Schema.Version, batch.Id, rowsPerPart, sources, cursor, heads);
    }

    // A row's number in the batch is kept with the row, so every worker must know how many rows come before its own.
    private async ValueTask<long> CountAsync(SourcePart part, ContentDigest digest, CancellationToken cancellationToken)
    {
        var reader = await part.OpenAsync(Schema, digest, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                progress.Rows++;
            }

            progress.Report(HydrationPhase.Reading);
            return reader.Row;
        }
    }

    private async ValueTask<bool> IsPublishedAsync(string batch, CancellationToken cancellationToken)
    {
        var tables = await PortTables.OpenAsync(platform, Schema, batch, PortWrite.Append, cancellationToken).ConfigureAwait(false);
        var publication = new Publication(platform, Schema, tables);
        await publication.LoadAsync(cancellationToken).ConfigureAwait(false);
        return tables.HaveBatch && publication.IsCurrent;
    }
}
