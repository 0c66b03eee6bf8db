using DataProducts.Query.Execution;
using DataProducts.Query.Governed;
using DataProducts.Query.Syntax;
using DuckDB.NET.Data;

namespace DataProducts.Query;

/// <summary>
/// Answers checked statements over governed tables with DuckDB. Each query has an engine of its own, in memory, with an empty catalog; it
/// can read
/// exactly the given files, and nothing else of the machine.
/// </summary>
/// <remarks>
/// Tokens are not opened in SQL: conditions and ORDER BY on such a column work on the token, which tells nothing about the order of the
/// originals.
/// Thread-safe.
/// </remarks>
public sealed class GovernedDuckDb
{
    private readonly GovernedDuckDbOptions _options;
    private readonly TimeProvider _time;
    private readonly bool _retryBehindBarrier;

    /// <summary>Makes an engine.</summary>
    /// <param name="options">The limits, or null for the defaults.</param>
    /// <param name="time">The clock of the time limit, or null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is outside its range.</exception>
    public GovernedDuckDb(GovernedDuckDbOptions? options = null, TimeProvider? time = null)
        : this(options, time, retryBehindBarrier: true)
    {
    }

    internal GovernedDuckDb(GovernedDuckDbOptions? options, TimeProvider? time, bool retryBehindBarrier)
    {
        _options = options ?? new();
        _options.Check();
        _time = time ?? TimeProvider.System;
        _retryBehindBarrier = retryBehindBarrier;
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="query">The checked statement.</param>
    /// <param name="tables">What the viewer may see of each product that the statement names; others may be among them.</param>
    /// <param name="cancellation">Interrupts the engine.</param>
    /// <returns>The answer, with tokens in place of personal data.</returns>
    /// <exception cref="QueryRefusedException">A product is not among <paramref name="tables"/>, or the statement does not fit their
    /// columns.</exception>
    /// <exception cref="QueryFailedException">It failed while running, or passed a limit.</exception>
    /// <exception cref="DataProductException">A table is malformed (<c>DP1820</c>).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was raised.</exception>
    public Task<QueryResult> ExecuteAsync(GatedQuery query, IReadOnlyList<GovernedTable> tables, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(tables);

        // The engine works on the calling thread.
        return Task.Run(() => Execute(query, tables, cancellation), cancellation);
    }

    private QueryResult Execute(GatedQuery query, IReadOnlyList<GovernedTable> tables, CancellationToken cancellation)
    {
        var governed = Named(query, tables);
        var output = DryRun.Check(query, governed);

        using var limit = new CancellationTokenSource(_options.TimeLimit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return RunTwice(query, governed, output, both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new QueryFailedException(QueryErrors.TimeLimit, $"The query took longer than {_options.TimeLimit}; ask for less, or in parts.");
        }
        catch (OperationCanceledException)
        {
            // Without the engine's exception inside: its text is not for the caller.
            throw new OperationCanceledException(cancellation);
        }
    }

    // A hidden row reaches the viewer's expressions as nulls, and an expression can be made to fail on null: the failure would tell that the row is
    // there. So a query that failed runs again with the row filters strictly first; what fails then fails on rows that the viewer may see.
    private QueryResult RunTwice(
        GatedQuery query, IReadOnlyDictionary<string, GovernedTable> governed, IReadOnlyList<OutputColumn> output, CancellationToken cancellation)
    {
        try
        {
            return Run(query, governed, output, barrier: false, cancellation);
        }
        catch (QueryFailedException failure) when (_retryBehindBarrier && failure.Id == QueryErrors.Failed)
        {
            return Run(query, governed, output, barrier: true, cancellation);
        }
    }

    private QueryResult Run(
        GatedQuery query, IReadOnlyDictionary<string, GovernedTable> governed, IReadOnlyList<OutputColumn> output, bool barrier,
        CancellationToken cancellation)
    {
        var root = query.Tree();
        var guarded = barrier || !Leakproof.Is(root, governed);
        var plan = TokenPlanner.Plan(root, governed);
        GovernedTree.Splice(root, query.Products, (product, node) => GovernedSql.Of(governed[product], plan.SubjectOf(node), barrier, guarded));
        var text = NestedOutput.Wrap(SyntaxTree.PrintExactly(root), [.. output.Select(column => column.Type)], plan.Subjects.Count);
        var files = governed.Values
            .SelectMany(table => table.Branches.Where(GovernedSql.Contributes))
            .SelectMany(branch => branch.FilesToOpen)
            .ToHashSet(StringComparer.Ordinal);

        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var connection = LockedInstance.Open(new(_options.Threads, _options.MemoryMegabytes, files));
            using var command = connection.CreateCommand();
            command.CommandText = text;
            command.UseStreamingMode = true;
            using var interrupter = new Interrupter(command, _time, cancellation);
            using var reader = command.ExecuteReader();
            return ResultReader.Read(reader, output, plan, _options.RowLimit, cancellation);
        }
        catch (DuckDBException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (DuckDBException error)
        {
            throw FailureClass.Of(error);
        }
        catch (Exception error) when (error is OverflowException or ArgumentException or InvalidCastException or InvalidOperationException
            or FormatException or NotSupportedException or ArithmeticException)
        {
            throw FailureClass.NoDotNetValue();
        }
    }

    private static Dictionary<string, GovernedTable> Named(GatedQuery query, IReadOnlyList<GovernedTable> tables)
    {
        var governed = new Dictionary<string, GovernedTable>(StringComparer.Ordinal);
        foreach (var product in query.Products)
        {
            var found = tables.Where(table => string.Equals(table.Name, product, StringComparison.Ordinal)).ToArray();
            if (found.Length != 1)
            {
                throw new QueryRefusedException(QueryErrors.UnknownProduct, $"There is no product '{product}' that you may ask.");
            }

            GovernedTableCheck.Check(found[0]);
            governed.Add(product, found[0]);
        }

        return governed;
    }
}
