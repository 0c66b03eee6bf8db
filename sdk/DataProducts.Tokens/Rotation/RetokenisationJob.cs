namespace DataProducts.Tokens;

/// <summary>Brings the items of one space to the newest versions of their keys, page by page, each of which is done for good.</summary>
/// <remarks>
/// A page: new items into the vault, then the pairs to disk, then the place to go on. Whatever is cut short is done again, and gives the
/// same: the vault keeps the first item of a token, and the pairs behind the noted length are forgotten.
/// </remarks>
internal sealed class RetokenisationJob(ITokenVault vault, TokenSpaceId space, DomainKeys keys, TimeProvider time)
{
    private const int PageSize = 4096;

    public async ValueTask<RetokenisationReport> RunAsync(
        string folder, IProgress<RetokenisationReport>? progress, CancellationToken cancellationToken)
    {
        using var pairs = PairFile.Open(folder);
        var state = JobFile.Read(folder, space) ?? await BeginAsync(cancellationToken).ConfigureAwait(false);
        pairs.Continue(state.PairBytes);
        var successors = new Successors(vault, keys, state, time);
        while (!state.IsDone)
        {
            state = await PageAsync(state, successors, pairs, cancellationToken).ConfigureAwait(false);
            JobFile.Write(folder, state);
            progress?.Report(Report(state, pairs));
        }

        return Report(state, pairs);
    }

    private async ValueTask<JobState> BeginAsync(CancellationToken cancellationToken)
    {
        var targets = new Dictionary<TokenClass, int>();
        foreach (var tokenClass in TokenClass.All.Where(one => one.Mode == TokenMode.Deterministic))
        {
            var versions = await keys.Tokens.VersionsAsync(tokenClass, cancellationToken).ConfigureAwait(false);
            if (versions is [.., { Name.Version: > 1 and var newest }])
            {
                targets.Add(tokenClass, newest);
            }
        }

        return new JobState(space, targets);
    }

    private async ValueTask<JobState> PageAsync(JobState state, Successors successors, PairFile pairs, CancellationToken cancellationToken)
    {
        var page = await vault.ScanAsync(state.Cursor, PageSize, cancellationToken).ConfigureAwait(false);
        var made = await successors.MakeAsync(page.Items, cancellationToken).ConfigureAwait(false);
        var gone = new HashSet<int>();
        if (made.Count > 0)
        {
            var write = await vault.PutIfAbsentAsync(made.Select(one => one.Next).ToArray(), cancellationToken).ConfigureAwait(false);
            await successors.CompareAsync(made, write.Standing, cancellationToken).ConfigureAwait(false);
            gone.UnionWith(write.Erased);
        }

        for (var i = 0; i < made.Count; i++)
        {
            if (!gone.Contains(i))
            {
                pairs.Add(made[i].Old.Key, made[i].Next.Key);
            }
        }

        pairs.Flush();
        return state with
        {
            Cursor = page.Next ?? state.Cursor,
            PairBytes = pairs.Length,
            Scanned = state.Scanned + page.Items.Count,
            Replaced = state.Replaced + made.Count - gone.Count,
            Gone = state.Gone + gone.Count,
            IsDone = page.Next is null,
        };
    }

    private static RetokenisationReport Report(JobState state, PairFile pairs) =>
        new(state.Space, state.Scanned, state.Replaced, state.Gone, state.IsDone, pairs.Path);
}
