namespace DataProducts.Hydration;

/// <summary>The rows of one batch that are read again.</summary>
internal sealed class ReplayPlan : SourcePlan
{
    private readonly IReadOnlyList<ReplayPart> _parts;
    private readonly ReplayOrder _order;

    private ReplayPlan(IReadOnlyList<ReplayPart> parts, ReplayOrder order)
        : base(parts) => (_parts, _order) = (parts, order);

    public override string? BatchId => _order.Id;

    public override ReplayOrder? Replay => _order;

    /// <summary>Makes the plan over the parts that the source still has.</summary>
    public static async ValueTask<SourcePlan> MakeAsync(
        HydrationSource source, SourceContext context, ReplayOrder order, CancellationToken cancellationToken)
    {
        var there = await source.PartsOfAsync(context, order, cancellationToken).ConfigureAwait(false);
        var rows = order.Rows.ToLookup(row => row.Part, StringComparer.Ordinal);
        var parts = new List<ReplayPart>();
        foreach (var (part, sha256) in order.Parts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var found = there.FirstOrDefault(one => string.Equals(one.Name, part, StringComparison.Ordinal))
                ?? throw HydrationErrors.ReplayOther(part, "is not among the source's parts");
            parts.Add(new(found, sha256, new([.. rows[part]], context.Digest)));
        }

        return new ReplayPlan(parts, order) { Last = order.IsDone ? order.Id : null };
    }

    public override void Check(IReadOnlyList<ContentDigest> digests)
    {
        for (var i = 0; i < digests.Count; i++)
        {
            if (_parts[i].MustBeSame && !_parts[i].IsSame(digests[i]))
            {
                throw HydrationErrors.ReplayOther(_parts[i].Name, "has other content now");
            }
        }
    }

    // They stay in quarantine, under this batch: the next replay looks for them again.
    public override async ValueTask EndAsync(QuarantineWriter quarantine, CancellationToken cancellationToken)
    {
        var gone = new RowProblems();
        gone.Add(RowRule.RowGone, null);
        foreach (var part in _parts)
        {
            foreach (var row in part.Pending.Missing)
            {
                await quarantine.AddAgainAsync(row, gone, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
