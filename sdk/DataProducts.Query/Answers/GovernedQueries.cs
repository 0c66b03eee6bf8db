using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>Answers questions: policy decides, the engine runs what is left, the audit log knows before anybody else.</summary>
/// <remarks>The order is: check the statement, decide, record, run, decide on tokens, record, open. A step that fails ends the
/// request.</remarks>
/// <param name="platform">What the queries work on.</param>
public sealed class GovernedQueries(QueryPlatform platform)
{
    private readonly GovernedDuckDb _engine = new(time: platform.Time);

    /// <summary>Answers one question.</summary>
    /// <param name="sql">One SELECT over <c>domain.product</c>.</param>
    /// <param name="person">Who asks: an id of the directory.</param>
    /// <param name="purpose">What for; without a purpose nothing is shown.</param>
    /// <param name="device">Where the person's device is; null for the person's seat.</param>
    /// <param name="cancellationToken">Interrupts the engine.</param>
    /// <returns>The answer; a denial is an answer too.</returns>
    /// <exception cref="QueryRefusedException">The statement is not one that may run (<c>DP18nn</c>).</exception>
    /// <exception cref="QueryFailedException">The engine failed or a limit was reached (<c>DP185n</c>); no detail, because an engine's
    /// messages quote hidden values.</exception>
    /// <exception cref="AccessException">Person or purpose are unknown (<c>DP1910</c>, <c>DP1911</c>), or policies cannot be
    /// used.</exception>
    public async Task<GovernedAnswer> AskAsync(
        string sql, string person, string? purpose, Jurisdiction? device = null, CancellationToken cancellationToken = default)
    {
        var question = QuestionOf(person, purpose, device);
        var query = SqlGate.Parse(sql);
        var decisions = await DecideAsync(query, question, cancellationToken).ConfigureAwait(false);
        var trail = new AuditTrail(platform, question, query.ShapeHash);
        await trail.DecidedAsync(decisions, cancellationToken).ConfigureAwait(false);
        if (decisions.Count > 0 && decisions.All(decision => decision.Branches.All(branch => branch.DeniesAll)))
        {
            var denied = decisions.SelectMany(decision => decision.Branches).SelectMany(branch => branch.Denied);
            return Answer(trail.Request, decisions, new QueryResult([], [], []), OpenedCells.None, denied) with { Denied = true };
        }

        var tables = decisions.ConvertAll(decision => decision.Table);
        var result = await _engine.ExecuteAsync(query, tables, cancellationToken).ConfigureAwait(false);
        var cells = await new CellOpener(new TokenOpener(platform, trail), decisions).OpenAsync(result, cancellationToken).ConfigureAwait(false);
        return Answer(trail.Request, decisions, result, cells, cells.Withheld);
    }

    /// <summary>Decides about a question that is to be run one jurisdiction at a time, and records the decisions. Nothing is run
    /// yet.</summary>
    /// <param name="query">The checked statement.</param>
    /// <param name="person">Who asks: an id of the directory.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The decided question.</returns>
    /// <exception cref="QueryRefusedException">A product is unknown or has nothing published (<c>DP1810</c>, <c>DP1814</c>).</exception>
    /// <exception cref="AccessException">Person or purpose are unknown (<c>DP1910</c>, <c>DP1911</c>), or policies cannot be
    /// used.</exception>
    public async Task<DividedQuery> DivideAsync(
        GatedQuery query, string person, string purpose, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(purpose);
        var question = QuestionOf(person, purpose, device: null);
        var decisions = await DecideAsync(query, question, cancellationToken).ConfigureAwait(false);
        await new AuditTrail(platform, question, query.ShapeHash).DecidedAsync(decisions, cancellationToken).ConfigureAwait(false);
        return new DividedQuery(_engine, query, decisions);
    }

    private async Task<List<TableDecision>> DecideAsync(GatedQuery query, AccessQuestion question, CancellationToken cancellationToken)
    {
        var decider = new TableDecider(platform, question);
        var decisions = new List<TableDecision>();
        foreach (var table in query.Products)
        {
            decisions.Add(await decider.DecideAsync(table, cancellationToken).ConfigureAwait(false));
        }

        return decisions;
    }

    private AccessQuestion QuestionOf(string person, string? purpose, Jurisdiction? device)
    {
        var found = platform.People.Find(person);
        if (purpose is not null)
        {
            _ = platform.People.FindPurpose(purpose);
        }

        return new AccessQuestion(found, purpose, device ?? found.Home, platform.Time.GetUtcNow());
    }

    private static GovernedAnswer Answer(
        Guid request, List<TableDecision> decisions, QueryResult result, OpenedCells cells, IEnumerable<PolicyReason> refused) => new()
        {
            Request = request,
            Denied = false,
            Columns = result.Columns,
            Rows = result.Rows,
            Branches = [.. decisions.SelectMany(decision => decision.Branches.Select((branch, place) => new BranchAnswer(
                decision.Model.Product.Id, branch.Jurisdiction, !branch.DeniesAll, decision.Table.Branches[place].RowFilter)))],
            Refused = [.. refused.Distinct()],
            Notices = [.. decisions.Select(decision => decision.Notice).OfType<RetirementNotice>().Distinct()],
            ClearCells = cells.Clear,
            TokenCells = cells.Tokens,
        };
}
