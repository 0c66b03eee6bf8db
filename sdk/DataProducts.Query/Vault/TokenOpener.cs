namespace DataProducts.Query;

/// <summary>Decides, records, opens: the one way to the originals, for queries and for vaults. Nothing is kept of what was opened.</summary>
/// <remarks>What was decided is per jurisdiction, kind and token space; which space an item is of the vault alone knows, and an item of a
/// space that was not decided upon, or was denied, stays closed.</remarks>
internal sealed class TokenOpener(QueryPlatform platform, AuditTrail trail)
{
    /// <summary>Opens what may be opened.</summary>
    /// <param name="drawers">The cells, by what was decided about them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One answer a cell of each drawer, and why cells stay closed, each reason once.</returns>
    public async ValueTask<OpenedDrawers> OpenAsync(IReadOnlyList<TokenDrawer> drawers, CancellationToken cancellationToken)
    {
        var open = drawers.Where(drawer => drawer.MayOpen).ToList();
        var wanted = open.Sum(drawer => (long)drawer.Cells.Count);
        var limit = wanted == 0 ? default : platform.Limiter.Open(trail.Principal, wanted, platform.Time.GetUtcNow());
        await RecordAsync(drawers, limit, cancellationToken).ConfigureAwait(false);
        var answers = new List<OpenedCell[]>(drawers.Count);
        foreach (var drawer in drawers)
        {
            var cells = new OpenedCell[drawer.Cells.Count];
            Array.Fill(cells, new OpenedCell(OpenedState.Denied, null));
            if (drawer.MayOpen && limit.Refused is null)
            {
                await OpenAsync(drawer, cells, cancellationToken).ConfigureAwait(false);
            }

            VaultMeters.Opened(drawer.Branch.Jurisdiction, cells);
            answers.Add(cells);
        }

        return new OpenedDrawers(answers, [.. drawers.SelectMany(drawer => drawer.Withheld).Concat(limit.Refused is { } refused ? [refused] : []).Distinct()]);
    }

    // One record a (product, jurisdiction, allowed or not), durable before the first value leaves a vault.
    private async ValueTask RecordAsync(IReadOnlyList<TokenDrawer> drawers, LimitAnswer limit, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        foreach (var group in drawers.GroupBy(drawer => (drawer.Model, drawer.Branch.Jurisdiction, drawer.MayOpen)))
        {
            var one = group.First();
            var allowed = group.Key.MayOpen && limit.Refused is null;
            var decision = new DetokeniseDecision(
                [.. group.Select(drawer => $"detokenise:{drawer.Kind}")],
                [.. group.SelectMany(drawer => drawer.Policies), .. group.Key.MayOpen && limit.Refused is { } refused ? [refused.Policy] : Array.Empty<string>()],
                [.. group.SelectMany(drawer => drawer.Decisions).SelectMany(decided => decided.Cells)]);
            records.Add(trail.Detokenise(one.Model, one.Branch.Jurisdiction, decision, allowed, group.Sum(drawer => (long)drawer.Cells.Count)));
            if (allowed && limit.Alarm)
            {
                records.Add(records[^1] with { Event = AuditEvent.BulkDetokenise });
            }
        }

        if (limit.Alarm)
        {
            VaultMeters.Alarm("bulk-detokenise");
        }

        if (limit.Refused is not null)
        {
            VaultMeters.Alarm("limit");
        }

        await platform.Audit.AppendAsync(records, cancellationToken).ConfigureAwait(false);
    }

    // A kind may lie in two spaces, the domain's and the jurisdiction's: each that is allowed is asked for what the one before had not.
    private async ValueTask OpenAsync(TokenDrawer drawer, OpenedCell[] cells, CancellationToken cancellationToken)
    {
        var open = Enumerable.Range(0, cells.Length).ToArray();
        foreach (var decided in drawer.Decisions.Where(one => one.MayOpen))
        {
            var access = new TokenAccess(
                new TokenSpaceId(drawer.Branch.Jurisdiction, decided.Scope), drawer.Model.Product.Reference.ToString(), trail.Person, trail.Purpose);
            var space = await platform.Tokens(access, cancellationToken).ConfigureAwait(false);
            var answers = new OpenedCell[open.Length];
            var asked = open.Select(place => drawer.Cells[place]).ToArray();
            if (drawer.AreTexts)
            {
                await space.DetokeniseTextsAsync(drawer.Kind, asked, answers, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await space.DetokeniseAsync(drawer.Kind, asked, answers, cancellationToken).ConfigureAwait(false);
            }

            for (var i = 0; i < answers.Length; i++)
            {
                cells[open[i]] = answers[i].State == OpenedState.OtherSpace ? new OpenedCell(OpenedState.Denied, null) : answers[i];
            }

            open = [.. open.Where((_, i) => answers[i].State == OpenedState.OtherSpace)];
            if (open.Length == 0)
            {
                return;
            }
        }
    }
}
