namespace DataProducts.Hydration;

/// <summary>Where a part's rows go: files in the tables of jurisdictions and of the quarantine, which no snapshot names yet.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class PartOutput<TRow> : IAsyncDisposable
    where TRow : class, IDataProductRow<TRow>
{
    public PartOutput(HydrationPlatform platform, PortTables tables, string batch, int part, ProgressReporter progress)
    {
        Quarantine = new(tables.QuarantineSnapshot is null ? tables.Quarantine.BeginPart(batch, part) : null, platform.Digest, batch);
        Writers = tables.Jurisdictions.ToDictionary(
            table => table.Jurisdiction,
            table => new JurisdictionWriter<TRow>(
                platform, table with { Part = part }, batch, PortWrite.Append, Quarantine, place => progress.Report(HydrationPhase.Writing, place)));
    }

    public Dictionary<Jurisdiction, JurisdictionWriter<TRow>> Writers { get; }

    public QuarantineWriter Quarantine { get; }

    /// <summary>Ends the files of the jurisdictions.</summary>
    public async ValueTask<List<PartTable>> EndTablesAsync(IReadOnlyDictionary<Jurisdiction, long> epochs, CancellationToken cancellationToken)
    {
        var tables = new List<PartTable>();
        foreach (var writer in Writers.Values)
        {
            var files = writer.Append is { } append ? await append.EndPartAsync(cancellationToken).ConfigureAwait(false) : null;
            long? epoch = epochs.TryGetValue(writer.Jurisdiction, out var known) ? known : null;
            tables.Add(new(writer.Jurisdiction.Code, writer.Rows, writer.Erased, epoch, writer.Present, files));
        }

        return tables;
    }

    /// <summary>Ends the files of the quarantine.</summary>
    public async ValueTask<PartQuarantine> EndQuarantineAsync(CancellationToken cancellationToken)
    {
        var files = await Quarantine.EndPartAsync(cancellationToken).ConfigureAwait(false);
        var problems = Quarantine.Problems.Select(pair => new PartProblem(pair.Key.Rule, pair.Key.Column, pair.Value)).ToList();
        return new(Quarantine.Rows, Quarantine.Broken, problems, Quarantine.RowsByColumn, files);
    }

    /// <summary>Leaves the files where they are.</summary>
    public void Keep()
    {
        foreach (var writer in Writers.Values)
        {
            writer.Append?.KeepPart();
        }

        Quarantine.KeepPart();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in Writers.Values)
        {
            await writer.DisposeAsync().ConfigureAwait(false);
        }

        await Quarantine.DisposeAsync().ConfigureAwait(false);
    }
}
