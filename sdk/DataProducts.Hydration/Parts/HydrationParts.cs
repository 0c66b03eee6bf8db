using System.Diagnostics;

namespace DataProducts.Hydration;

/// <summary>A hydration divided among processes: one plans, any number work, one commits. What comes out is what a single run makes.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
/// <remarks>
/// <para>
/// Every process has the same platform, the same source and the same store. Each step may be killed and run again at any time: a part is
/// recorded once, in one step, when all its files are there; a batch is committed once. What attempts that do not count leave is swept
/// with the commit.
/// </para>
/// <para>
/// Below the location lie names, counts and keyed hashes of keys, never a value of a row; what columns hold at least and at most stays
/// beside the rows in each jurisdiction's lake. The keys' hashes are removed with the commit.
/// </para>
/// </remarks>
/// <param name="platform">What the hydration works on.</param>
/// <param name="store">Where the plan and the parts' manifests are kept.</param>
/// <param name="location">The location below which they are.</param>
public sealed class HydrationParts<TRow>(HydrationPlatform platform, IObjectStore store, string location)
    where TRow : class, IDataProductRow<TRow>
{
    /// <summary>How many rows a part has unless said otherwise: 1,000,000.</summary>
    public const int DefaultRowsPerPart = 1_000_000;

    private readonly PartsFolder _folder = new(store, location);

    /// <summary>Gets how many rows may be kept out before the commit refuses the whole batch; <see cref="QuarantineLimit.Default"/> unless
    /// said otherwise. What the parts did stands, and another limit may be given to the next commit.</summary>
    public QuarantineLimit Limit { get; init; } = QuarantineLimit.Default;

    /// <summary>Names the batch, counts its rows and divides them. The same input again gives the same plan.</summary>
    /// <param name="source">The input; it is read twice.</param>
    /// <param name="rowsPerPart">How many rows a part has at most, from 1 to 100 million.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="DataProductException">As of a single run; <c>DP1196</c>: too many parts.</exception>
    public Task<PartsPlan> PlanAsync(
        HydrationSource source, int rowsPerPart = DefaultRowsPerPart, IProgress<HydrationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowsPerPart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rowsPerPart, 100_000_000);
        return TracedAsync("hydrate.plan", () => new PartPlanner<TRow>(platform, _folder, source, new(progress, platform.Time)).RunAsync(rowsPerPart, cancellationToken), cancellationToken);
    }

    /// <summary>Works one part: reads it, checks, tokenises, and writes files that nobody can read yet.</summary>
    /// <param name="source">The input, as it was planned.</param>
    /// <param name="plan">The plan's name.</param>
    /// <param name="part">The part's number.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DataProductException"><c>DP1190</c>: there is no such plan or part. <c>DP1193</c>: another batch was committed
    /// since. <c>DP1194</c>: the source changed. Others as of a single run.</exception>
    public Task<HydrationPartReport> WorkAsync(
        HydrationSource source, string plan, int part, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(plan);
        return TracedAsync("hydrate.work", () => WorkAsync(source, plan, part, new ProgressReporter(progress, platform.Time), cancellationToken), cancellationToken);
    }

    /// <summary>Commits the batch once all parts are there. Those that may not go in as they are, because somebody was erased since, a file
    /// was swept, or a key is in an earlier part too, are worked again first.</summary>
    /// <param name="source">The input, as it was planned.</param>
    /// <param name="plan">The plan's name.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was done, as of a single run.</returns>
    /// <exception cref="DataProductException"><c>DP1190</c> to <c>DP1195</c>, <c>DP1197</c>, or as of a single run; nothing of the batch can be read.</exception>
    public Task<HydrationReport> CommitAsync(
        HydrationSource source, string plan, IProgress<HydrationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(plan);
        return TracedAsync("hydrate", async () =>
        {
            var work = await FindAsync(plan, cancellationToken).ConfigureAwait(false);
            return await new PartCommit<TRow>(platform, _folder, source, plan, work, Limit, new(progress, platform.Time)).RunAsync(cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    private async Task<HydrationPartReport> WorkAsync(
        HydrationSource source, string plan, int part, ProgressReporter progress, CancellationToken cancellationToken)
    {
        var work = await FindAsync(plan, cancellationToken).ConfigureAwait(false);
        var parts = work.Divide();
        if (part < 0 || part >= parts.Count)
        {
            throw PartErrors.PlanUnusable("it has no part of that number");
        }

        var check = new PartManifestCheck(TRow.Schema, platform.Jurisdictions.Jurisdictions);
        var done = await _folder.LastAsync(plan, parts[part], check, cancellationToken).ConfigureAwait(false);
        if (done is not null && await IsWholeAsync(done, work, cancellationToken).ConfigureAwait(false))
        {
            return Report(done, alreadyWorked: true);
        }

        var excluded = ExcludedRows.Read(done?.Excluded ?? []);
        var worker = new PartWork<TRow>(platform, _folder, source, progress);
        return await worker.RunAsync(plan, work, parts[part], (done?.Revision ?? 0) + 1, excluded, cancellationToken).ConfigureAwait(false) is { } own
            ? Report(own, alreadyWorked: false)
            : Report((await _folder.LastAsync(plan, parts[part], check, cancellationToken).ConfigureAwait(false))!, alreadyWorked: true);
    }

    private async ValueTask<bool> IsWholeAsync(PartManifest done, WorkPlan work, CancellationToken cancellationToken)
    {
        var tables = await PortTables.OpenAsync(platform, TRow.Schema, work.Batch, PortWrite.Append, cancellationToken).ConfigureAwait(false);
        return await PartFilesCheck.IsWholeAsync(done, tables, work.Batch, cancellationToken).ConfigureAwait(false);
    }

    private static HydrationPartReport Report(PartManifest manifest, bool alreadyWorked) =>
        new(manifest.Part, alreadyWorked, manifest.Tables.Sum(table => table.Rows), manifest.Quarantine.Rows);

    private async ValueTask<WorkPlan> FindAsync(string plan, CancellationToken cancellationToken)
    {
        var (found, schema) = (await _folder.FindAsync(plan, cancellationToken).ConfigureAwait(false), TRow.Schema);
        return found.Product == schema.Product && found.Port == schema.Port && found.Contract == schema.Version
            ? found
            : throw PartErrors.PlanUnusable("it is of another port, or another version of its contract");
    }

    private async Task<T> TracedAsync<T>(string name, Func<Task<T>> step, CancellationToken cancellationToken)
    {
        using var activity = HydrationActivity.Start(name, TRow.Schema);
        try
        {
            using var gate = platform.Gate is { } take ? await take(cancellationToken).ConfigureAwait(false) : null;
            return await step().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, (failure as DataProductException)?.Id ?? failure.GetType().Name);
            throw;
        }
    }
}
