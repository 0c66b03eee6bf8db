namespace DataProducts.Hydration;

/// <summary>One pass over a part: its records become rows or quarantine records, those around it are only counted.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
/// <remarks>A source is read to its end, because only there its content proves to be the one that was planned.</remarks>
internal sealed class PartPass<TRow>(
    RowScreen<TRow> screen, IReadOnlyDictionary<Jurisdiction, JurisdictionWriter<TRow>> writers, QuarantineWriter quarantine,
    PartKeyList keys, IReadOnlySet<long> excluded, ProgressReporter progress)
    where TRow : class, IDataProductRow<TRow>
{
    private const int ReportEvery = 4096;

    private readonly RowProblems _problems = new();
    private readonly string? _keyColumn = TRow.Schema.Key is [var only] ? TRow.Schema.Columns[only].Name : null;

    public async ValueTask RunAsync(SourcePart source, WorkPart part, CancellationToken cancellationToken)
    {
        var reader = await source.OpenAsync(TRow.Schema, part.Source.Digest, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (reader.Row > part.Skip && reader.Row <= part.Skip + part.Rows)
                {
                    await TakeAsync(reader, part.Before + reader.Row - part.Skip, source.Name, cancellationToken).ConfigureAwait(false);
                }
            }

            if (reader.Row != part.Source.Rows)
            {
                throw PartErrors.SourceChanged(source.Name);
            }
        }

        foreach (var writer in writers.Values)
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        TRow.Meters.RowsRead(progress.Rows);
        progress.Report(HydrationPhase.Reading);
    }

    private async ValueTask TakeAsync(RecordReader reader, long number, string source, CancellationToken cancellationToken)
    {
        progress.Rows++;
        var row = screen.Screen(reader, _problems);
        if (row is not null && excluded.Contains(number))
        {
            _problems.Add(RowRule.KeyDuplicate, _keyColumn);
            row = null;
        }

        if (row is null)
        {
            await quarantine.AddAsync(source, reader, _problems, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            keys.Add(TRow.KeyOf(row), number);
            await writers[TRow.JurisdictionOf(row)].AddAsync(row, number, source, reader, cancellationToken).ConfigureAwait(false);
        }

        if (progress.Rows % ReportEvery == 0)
        {
            progress.Report(HydrationPhase.Reading);
        }
    }
}
