namespace DataProducts.Hydration;

/// <summary>Tells whether other batches came since a plan was made: its workers compared their keys with what was there then.</summary>
internal static class PlanHeads
{
    /// <summary>Gives the newest batch of each table, leaving out the planned one.</summary>
    public static async ValueTask<List<string?>> OfAsync(PortTables tables, string batch, CancellationToken cancellationToken)
    {
        var heads = new List<string?>();
        foreach (var state in tables.Jurisdictions)
        {
            string? head = null;
            foreach (var summary in await state.Table.SummariesAsync(cancellationToken).ConfigureAwait(false))
            {
                if (summary.TryGetValue("dp.batch-id", out var id) && !string.Equals(id, batch, StringComparison.Ordinal))
                {
                    head = id;
                    break;
                }
            }

            heads.Add(head);
        }

        return heads;
    }

    /// <summary>Refuses to go on if others came. A head that expired is none: nothing newer can have gone with it.</summary>
    /// <exception cref="DataProductException"><c>DP1193</c>.</exception>
    public static async ValueTask CheckAsync(WorkPlan plan, PortTables tables, CancellationToken cancellationToken)
    {
        var now = await OfAsync(tables, plan.Batch, cancellationToken).ConfigureAwait(false);
        if (now.Count != plan.Heads.Count || now.Where((head, i) => head is not null && head != plan.Heads[i]).Any())
        {
            throw PartErrors.Overtaken(plan.Batch);
        }
    }
}
