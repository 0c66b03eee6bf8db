using System.Data.Common;

namespace DataProducts.Hydration;

/// <summary>The rows of a database through ADO.NET: a query, or any reader.</summary>
/// <remarks>
/// <para>
/// The columns are compared with the contract before the first row. Values are read exactly; one that its .NET type cannot hold is
/// quarantined with its row. No message of the database is passed on, since it may hold values.
/// </para>
/// <para>
/// Without <see cref="Cursor"/> every run takes all rows, and they must be the same, in the same order, each time the query runs: the rows
/// are read twice, once to name the batch. With it a run takes what came since the last one; how far that was is kept in the port's own
/// tables. docs/sources.md says what is guaranteed for rows that share a value or come late.
/// </para>
/// </remarks>
public sealed class DbSource : HydrationSource
{
    private readonly IDbRows _rows;
    private readonly string _name;
    private readonly HashSet<string> _ignored;
    private readonly (string Column, string? Key)? _cursor;
    private readonly CursorLag _lag;
    private readonly (CursorValue From, CursorValue To)? _backfill;
    private (string? From, string? To)? _asked;

    private DbSource(
        string name, IDbRows rows, HashSet<string> ignored, (string, string?)? cursor, CursorLag lag, (CursorValue, CursorValue)? backfill) =>
        (_name, _rows, _ignored, _cursor, _lag, _backfill) = (name, rows, ignored, cursor, lag, backfill);

    private protected override IReadOnlyList<string> Names => [_name];

    /// <summary>Asks a database.</summary>
    /// <param name="name">The source's stable name: a part of the batch's id, and what its cursor is kept under.</param>
    /// <param name="database">Where connections come from, for example <c>SqliteFactory.Instance.CreateDataSource("Data Source=shop.db")</c>
    /// or an <c>NpgsqlDataSource</c>.</param>
    /// <param name="sql">A query whose columns have the names of the contract's source. With a cursor it becomes a subquery, so then it has
    /// no <c>order by</c> and no semicolon.</param>
    /// <param name="parameters">The query's parameters.</param>
    /// <returns>The source.</returns>
    public static DbSource Query(string name, DbDataSource database, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Query(name, cancellationToken => database.OpenConnectionAsync(cancellationToken), sql, parameters);
    }

    /// <summary>Asks a database over connections that a function gives.</summary>
    /// <param name="name">The source's stable name.</param>
    /// <param name="connect">Gives a connection, open or not; it is called more than once, and each connection is disposed.</param>
    /// <param name="sql">A query, as above.</param>
    /// <param name="parameters">The query's parameters.</param>
    /// <returns>The source.</returns>
    public static DbSource Query(
        string name, Func<CancellationToken, ValueTask<DbConnection>> connect, string sql,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(connect);
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        var values = new List<KeyValuePair<string, object?>>();
        foreach (var (parameter, value) in parameters)
        {
            values.Add(KeyValuePair.Create(parameter, value));
        }

        return new(name, new DbQuery(name, connect, sql, values), new(StringComparer.Ordinal), null, default, null);
    }

    /// <summary>Reads any rows that ADO.NET can give.</summary>
    /// <param name="name">The source's stable name.</param>
    /// <param name="open">Opens a reader, which is disposed. It is called more than once and must give the same rows in the same order each
    /// time.</param>
    /// <returns>The source.</returns>
    public static DbSource Rows(string name, Func<CancellationToken, ValueTask<DbDataReader>> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(open);
        return new(name, new DbDelegate(open), new(StringComparer.Ordinal), null, default, null);
    }

    /// <summary>Passes over columns that the contract does not have.</summary>
    /// <param name="columns">The columns as the query names them; one that is absent does no harm.</param>
    /// <returns>The source.</returns>
    public DbSource Ignore(params ReadOnlySpan<string> columns) =>
        new(_name, _rows, new(_ignored.Concat(columns.ToArray()), StringComparer.Ordinal), _cursor, _lag, _backfill);

    /// <summary>Takes in each run what came since the last one, by a column that grows with every new or changed row.</summary>
    /// <param name="column">
    /// The column, a plain name: whole or decimal numbers, days or times, never null, never personal data, since the value it stands at is
    /// kept in the table's metadata. It need not be one of the contract's.
    /// </param>
    /// <param name="key">
    /// A second column, unique among rows of one value of the first and growing with them, such as the primary key. Without it at most 4,096
    /// rows may share the greatest value.
    /// </param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">A name is not made of letters, digits and <c>_</c>.</exception>
    /// <exception cref="InvalidOperationException">The source is not a query.</exception>
    public DbSource Cursor(string column, string? key = null)
    {
        CheckName(column, nameof(column));
        if (key is not null)
        {
            CheckName(key, nameof(key));
        }

        return _rows is DbQuery
            ? new(_name, _rows, _ignored, (column, key), _lag, _backfill)
            : throw new InvalidOperationException("A reader has no cursor, since it cannot be asked for a range; give a query.");
    }

    /// <summary>Reads again what lies so long before the cursor, for rows that come late; those that are known are passed over.</summary>
    /// <param name="time">How long: more than the longest transaction of whoever writes. At most 4,096 rows may lie in it.</param>
    /// <returns>The source.</returns>
    public DbSource Lag(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return new(_name, _rows, _ignored, _cursor, new(null, time), _backfill);
    }

    /// <summary>Reads again what lies so many numbers before the cursor, for rows that come late; those that are known are passed over.</summary>
    /// <param name="number">How many. At most 4,096 rows may lie in it.</param>
    /// <returns>The source.</returns>
    public DbSource Lag(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return new(_name, _rows, _ignored, _cursor, new(number, null), _backfill);
    }

    /// <summary>Takes one range of the cursor's column, whatever was taken before, and leaves the cursor where it is.</summary>
    /// <param name="from">The least value, of the type that the database gives for the column.</param>
    /// <param name="to">The greatest value.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">A value is none that a cursor may stand at.</exception>
    public DbSource Backfill(object from, object to) => new(
        _name, _rows, _ignored, _cursor, _lag,
        (CursorValue.Of(from) ?? throw new ArgumentException("This is no number, day or time.", nameof(from)),
            CursorValue.Of(to) ?? throw new ArgumentException("This is no number, day or time.", nameof(to))));

    /// <inheritdoc/>
    internal override HydrationSource RangeOf(string? from, string? to) => _cursor is null
        ? throw HydrationErrors.NoRange(_name)
        : new DbSource(_name, _rows, _ignored, _cursor, _lag, backfill: null) { _asked = (from, to) };

    /// <inheritdoc/>
    internal override async ValueTask<SourcePlan> PlanAsync(SourceContext context, CancellationToken cancellationToken)
    {
        if (_cursor is not { } by)
        {
            return _lag.IsNone && _backfill is null && _asked is null
                ? new SourcePlan([new DbPart(_name, _rows, context.Schema, _ignored, context.Drift, range: null, window: null)])
                : throw HydrationErrors.Cursor(_name, "", "is missing: Lag and Backfill are said of one");
        }

        var cursor = new DbCursor((DbQuery)_rows, _ignored, by.Column, by.Key, _lag);
        return _backfill is { } range ? cursor.Backfill(context, range.From, range.To)
            : _asked is { } ends ? await cursor.BackfillAsync(context, ends.From, ends.To, cancellationToken).ConfigureAwait(false)
            : await cursor.PlanAsync(context, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    internal override async ValueTask<IReadOnlyList<SourcePart>> PartsOfAsync(
        SourceContext context, ReplayOrder order, CancellationToken cancellationToken) => _cursor is not { } by || _backfill is not null || _asked is not null
        ? (await PlanAsync(context, cancellationToken).ConfigureAwait(false)).Parts
        : [await new DbCursor((DbQuery)_rows, _ignored, by.Column, by.Key, _lag).PartOfAsync(context, order.Origin, cancellationToken).ConfigureAwait(false)];

    // It stands in the query as it is: databases quote names in different ways.
    private static void CheckName(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (char.IsAsciiDigit(name[0]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            throw new ArgumentException("A cursor's column is a name of letters, digits and '_'; rename it in the query.", parameter);
        }
    }
}
