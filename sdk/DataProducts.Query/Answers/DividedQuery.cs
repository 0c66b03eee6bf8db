using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.Query.Governed;

namespace DataProducts.Query;

/// <summary>A question that was decided and recorded, to be run one jurisdiction at a time: each run sees the rows of one jurisdiction
/// only, so that a join never crosses a border. Tokens stay tokens.</summary>
/// <remarks>Classified columns are null whatever policy permits: what is made of their values would not bear their classification. So are
/// texts that keep their value's format, which nobody could tell from other values. The files are those of the moment of the
/// decision.</remarks>
public sealed class DividedQuery
{
    private readonly GovernedDuckDb _engine;
    private readonly GatedQuery _query;
    private readonly IReadOnlyList<GovernedTable> _tables;

    internal DividedQuery(GovernedDuckDb engine, GatedQuery query, IReadOnlyList<TableDecision> decisions)
    {
        (_engine, _query) = (engine, query);
        _tables = [.. decisions.Select(decision => Masked(decision.Table))];
        Products = decisions.ToDictionary(decision => decision.Table.Name, decision => decision.Model.Product, StringComparer.Ordinal);
        Jurisdictions = [.. _tables
            .SelectMany(table => table.Branches)
            .Select(branch => branch.Jurisdiction)
            .Distinct()
            .OrderBy(jurisdiction => jurisdiction.Code, StringComparer.Ordinal)];
        Denied = [.. decisions
            .Where(decision => decision.Branches.All(branch => branch.DeniesAll))
            .Select(decision => new DeniedTable(decision.Table.Name, [.. decision.Branches.SelectMany(branch => branch.Denied).Distinct()]))];
    }

    /// <summary>Gets the jurisdictions in which any of the tables has something published, in the order of their codes.</summary>
    public IReadOnlyList<Jurisdiction> Jurisdictions { get; }

    /// <summary>Gets the tables of which policy shows no row in any jurisdiction.</summary>
    public IReadOnlyList<DeniedTable> Denied { get; }

    /// <summary>Gets the product of each table, by the table in SQL.</summary>
    internal IReadOnlyDictionary<string, ProductManifest> Products { get; }

    /// <summary>Gets the tables as the statement sees them.</summary>
    internal IReadOnlyList<GovernedTable> Tables => _tables;

    /// <summary>Names all that the rows of a jurisdiction depend on: the statement, the files, the row filters and masks.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <returns>A SHA-256; the same where a run gives the same rows.</returns>
    public byte[] IdentityOf(Jurisdiction jurisdiction) => QueryIdentity.Of(_query, jurisdiction, In(jurisdiction));

    /// <summary>Runs the statement over the rows of one jurisdiction.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="cancellationToken">Interrupts the engine.</param>
    /// <returns>The rows, with tokens in place of personal data.</returns>
    /// <exception cref="QueryRefusedException">The statement does not fit the tables' columns (<c>DP1811</c>).</exception>
    /// <exception cref="QueryFailedException">It failed while running, or passed a limit (<c>DP185n</c>).</exception>
    public Task<QueryResult> RunAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default) =>
        _engine.ExecuteAsync(_query, In(jurisdiction), cancellationToken);

    /// <summary>Gives of which columns each output column is computed, as far as that is certain.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<QueryOrigin>> Origins() => QueryOrigins.Of(_query.Tree(), _tables);

    private GovernedTable[] In(Jurisdiction jurisdiction) =>
        [.. _tables.Select(table => table with { Branches = [.. table.Branches.Where(branch => branch.Jurisdiction == jurisdiction)] })];

    private static GovernedTable Masked(GovernedTable table)
    {
        // A token is known wherever the statement puts it; a text that keeps its value's format is not, and would pass for a number.
        var texts = table.Columns.Where(column => column.Pii is not null && column.Mode == TokenMode.FormatPreserving)
            .Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return table with
        {
            Branches = [.. table.Branches.Select(branch => branch with
            {
                Actions = branch.Actions.Where(pair => pair.Value == ColumnAction.Clear && !texts.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
            })],
        };
    }
}

/// <summary>A table of which policy shows nothing.</summary>
/// <param name="Name">The table in SQL.</param>
/// <param name="Reasons">The policies that deny, and why.</param>
public sealed record DeniedTable(string Name, IReadOnlyList<PolicyReason> Reasons);
