namespace DataProducts.Hydration;

/// <summary>Decides which files of a folder come next.</summary>
/// <param name="source">The source's name.</param>
/// <param name="open">Makes a part of a file.</param>
/// <param name="limit">How many files one batch takes at most.</param>
internal sealed class FolderCursor(string source, Func<FolderFile, SourcePart> open, int limit)
{
    public async ValueTask<SourcePlan> PlanAsync(
        SourceContext context, IReadOnlyList<FolderFile> files, CancellationToken cancellationToken)
    {
        var history = await context.History(cancellationToken).ConfigureAwait(false);
        if (history.Of(source) is not [var last, ..])
        {
            return Plan([.. files.Take(limit)], 1, "", []);
        }

        if (!history.IsComplete(last.Batch))
        {
            return Again(last, files);
        }

        var text = TextOf(last);
        var taken = CursorText.Guarded(source, () => TakenFiles.Read(text));
        await RefuseChangedAsync(taken, files, cancellationToken).ConfigureAwait(false);
        var next = files.Where(file => !taken.Has(file)).Take(limit).ToList();
        if (taken.Count + next.Count > TakenFiles.Maximum)
        {
            throw HydrationErrors.TooManyFiles(source, TakenFiles.Maximum);
        }

        return next.Count > 0 ? Plan(next, last.Number + 1, text, []) : Again(last, files, last.Batch);
    }

    /// <summary>Takes files whatever was taken before.</summary>
    public SourcePlan Backfill(IReadOnlyList<FolderFile> files) => Plan(files, 0, "", []);

    // The same files as before: they are found committed, or the rest of their batch is.
    private FolderPlan Again(CursorEntry last, IReadOnlyList<FolderFile> files, string? complete = null)
    {
        var listed = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var (again, expected, parts) = (new List<FolderFile>(), new List<string>(), new List<SourcePart>());
        foreach (var (path, sha256) in CursorText.Guarded(source, () => FilesOf(last)))
        {
            again.Add(listed.GetValueOrDefault(path) ?? new(path, "", 0, default, null));
            parts.Add(listed.TryGetValue(path, out var there) ? open(there) : new GonePart(source, path));
            expected.Add(sha256);
        }

        var before = CursorText.Guarded(source, () => TakenFiles.Read(TextOf(last), without: again.Count).Write());
        return new(source, again, parts, last.Number, before, expected) { Last = complete };
    }

    private static List<(string Path, string Sha256)> FilesOf(CursorEntry entry) => [.. entry.Details![FolderPlan.Files]!.AsArray()
        .Select(file => ((string)file![FolderPlan.Path]!, (string)file[FolderPlan.Sha256]!))];

    private FolderPlan Plan(IReadOnlyList<FolderFile> files, long number, string taken, IReadOnlyList<string> expected) =>
        new(source, files, [.. files.Select(open)], number, taken, expected);

    private string TextOf(CursorEntry entry) => entry.State[FolderPlan.Taken] is { } taken
        ? CursorText.Guarded(source, () => (string)taken!)
        : throw HydrationErrors.CursorOther(source);

    // A time alone proves nothing: a file that was only copied anew is read again, and compared by its content.
    private async ValueTask RefuseChangedAsync(TakenFiles taken, IReadOnlyList<FolderFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(file => taken.Has(file) && !taken.IsSurelyStill(file)))
        {
            if (!taken.IsStill(file, await open(file).DigestAsync(null, cancellationToken).ConfigureAwait(false)))
            {
                throw HydrationErrors.FileChanged(source, file.Path, "changed");
            }
        }
    }
}
