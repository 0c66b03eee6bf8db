namespace DataProducts.Hydration;

/// <summary>One pass over the input: each record becomes a row of its jurisdiction or a quarantine record.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class RowPass<TRow>(
    RowScreen<TRow> screen,
    IReadOnlyDictionary<Jurisdiction, IRowTaker<TRow>> writers,
    QuarantineWriter quarantine,
    QuarantineGate? gate,
    ProgressReporter progress)
    where TRow : class, IDataProductRow<TRow>
{
    private const int ReportEvery = 4096;

    private readonly RowProblems _problems = new();
    private long _metered;

    /// <summary>Reads every part; when it ends, every good row is in a data file and nothing is committed.</summary>
    /// <returns>How many rows each part has.</returns>
    public async ValueTask<long[]> RunAsync(Batch batch, CancellationToken cancellationToken)
    {
        var rows = new long[batch.Parts.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var before = progress.Bytes;
            var reader = await batch.Parts[i].OpenAsync(TRow.Schema, batch.Digests[i], cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await ReadAsync(batch.Parts[i].Name, reader, before, cancellationToken).ConfigureAwait(false);
                rows[i] = reader.Row;
            }

            progress.Bytes = before + batch.Digests[i].Bytes;
        }

        foreach (var writer in writers.Values)
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await batch.Plan.EndAsync(quarantine, cancellationToken).ConfigureAwait(false);
        Report();
        gate?.AfterAll(progress.Rows);
        return rows;
    }

    private async ValueTask ReadAsync(string part, RecordReader reader, long before, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            progress.Rows++;
            if (screen.Screen(reader, _problems) is { } row)
            {
                await writers[TRow.JurisdictionOf(row)].AddAsync(row, progress.Rows, part, reader, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await quarantine.AddAsync(part, reader, _problems, cancellationToken).ConfigureAwait(false);
                gate?.AfterRow(progress.Rows);
            }

            if (progress.Rows % ReportEvery == 0)
            {
                progress.Bytes = before + reader.BytesRead;
                Report();
            }
        }
    }

    private void Report()
    {
        TRow.Meters.RowsRead(progress.Rows - _metered);
        _metered = progress.Rows;
        progress.Report(HydrationPhase.Reading);
    }
}
