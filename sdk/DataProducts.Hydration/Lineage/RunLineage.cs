namespace DataProducts.Hydration;

/// <summary>The events of one run. Whatever becomes of them, the run goes on: <see cref="Problem"/> says what did not work.</summary>
internal sealed class RunLineage
{
    // A server that does not answer must not hold up the rows.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly HydrationPlatform _platform;
    private readonly PortSchema _schema;
    private readonly HydrationLineage _lineage;
    private readonly LineageMap _map;
    private readonly IReadOnlyList<string> _names;
    private readonly DateTimeOffset _started;
    private readonly LineageDocument _document;

    private RunLineage(HydrationPlatform platform, PortSchema schema, string manifest, HydrationSource source)
    {
        (_platform, _schema, _lineage, _names) = (platform, schema, platform.Lineage!, source.PartNames);
        _started = platform.Time.GetUtcNow();
        _map = new(_lineage.Namespace, schema, manifest, source, platform.Jurisdictions);
        _document = new(Guid.CreateVersion7(_started), _lineage.Namespace, schema, _map);
    }

    /// <summary>Gets what did not work first; null if all did.</summary>
    public string? Problem { get; private set; }

    public static RunLineage Of<TRow>(HydrationPlatform platform, HydrationSource source)
        where TRow : class, IDataProductRow<TRow> => new(platform, TRow.Schema, TRow.Manifest, source);

    public Task StartAsync(string? replayOf) => EmitAsync(_ => Task.FromResult(_document.Start(Now(), replayOf)));

    public Task CompleteAsync(HydrationReport report) => EmitAsync(async stop =>
        _document.Complete(Now(), report, await OutputFacts.OfAsync(_platform, _schema, report, stop).ConfigureAwait(false)));

    /// <summary>Tells of a run that failed or was stopped: of errors of ours id and text, of others the type.</summary>
    public Task EndAsync(Exception failure, string? replayOf) => EmitAsync(_ => Task.FromResult(failure switch
    {
        OperationCanceledException => _document.Abort(Now(), replayOf),
        DataProductException known => _document.Fail(Now(), $"{known.Id}: {SafeText.Message(known.Message, _names)}", replayOf),
        _ => _document.Fail(Now(), $"bug: {failure.GetType().Name}", replayOf),
    }));

    private DateTimeOffset Now() => _platform.Time.GetUtcNow();

    private async Task EmitAsync(Func<CancellationToken, Task<ReadOnlyMemory<byte>>> write)
    {
        using var stop = new CancellationTokenSource(Limit);
        try
        {
            var json = await write(stop.Token).ConfigureAwait(false);
            await _lineage.Sink.EmitAsync(new(_document.Run, _started, _document.Job, json), stop.Token)
                .WaitAsync(Limit).ConfigureAwait(false);
        }
        catch (DataProductException failure)
        {
            Problem ??= $"{failure.Id}: {failure.Message}";
        }
        catch (Exception failure)
        {
            // A sink is anybody's code; rows that are in the lake must not be called lost because of it.
            Problem ??= $"DP1198: {LineageErrors.NotKept(failure.GetType().Name).Message}";
        }
    }
}
