namespace DataProducts.Hydration;

/// <summary>Finds what was planned in a source as it is now.</summary>
internal static class PlannedSource
{
    /// <summary>Gives the part of the source that a worker reads.</summary>
    /// <exception cref="DataProductException"><c>DP1194</c>: the source has it no more.</exception>
    public static async ValueTask<SourcePart> FindAsync(
        HydrationPlatform platform, PortSchema schema, HydrationSource source, WorkPlan plan, WorkPart part, CancellationToken cancellationToken)
    {
        // A source with a cursor takes this batch for one that was begun and not completed, and so gives the same files or range again,
        // whatever came since.
        var own = plan.Cursor is { } text ? CursorText.Read(text, plan.Batch) : [];
        var context = new SourceContext(schema, platform.Digest, async cancellation =>
        {
            var history = await CursorHistory.LoadAsync(platform, schema, cancellation).ConfigureAwait(false);
            return own.Aggregate(history, static (all, entry) => all.With(entry));
        });
        var now = await source.PlanAsync(context, cancellationToken).ConfigureAwait(false);
        return now.Parts.FirstOrDefault(one => string.Equals(one.Name, part.Source.Name, StringComparison.Ordinal))
            ?? throw PartErrors.SourceChanged(part.Source.Name);
    }
}
