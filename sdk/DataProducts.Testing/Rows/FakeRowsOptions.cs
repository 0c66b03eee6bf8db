namespace DataProducts.Testing;

/// <summary>What fake rows are to be like, beyond what the contract says.</summary>
public sealed class FakeRowsOptions
{
    private readonly Dictionary<string, Func<Random, int, string?>> _values = new(StringComparer.Ordinal);

    /// <summary>Gets or sets how many values of ten, of columns that may lack one, are missing: 0 to 10. Default: 1.</summary>
    public int MissingOfTen { get; set; } = 1;

    /// <summary>Gets or sets which countries belong to which jurisdiction. Default: those that ship.</summary>
    public JurisdictionTable Countries { get; set; } = JurisdictionTable.Default;

    /// <summary>Gets or sets whose residents the rows are about, in equal shares; empty for all jurisdictions of
    /// <see cref="Countries"/>.</summary>
    public IReadOnlyList<Jurisdiction> Jurisdictions { get; set; } = [];

    /// <summary>Gets or sets the newest point of time in the rows; others lie up to a year before it. Default: 2026-01-01 UTC, since the
    /// same seed is to give the same rows tomorrow.</summary>
    public DateTimeOffset Newest { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal IReadOnlyDictionary<string, Func<Random, int, string?>> Values => _values;

    internal List<IFakeRows> Referenced { get; } = [];

    /// <summary>Says what a column holds, for example where no value can be made of its pattern.</summary>
    /// <param name="column">The column's name in the lake.</param>
    /// <param name="value">Gives the text of a row's value in the form in which a source writes it, or null for none, from a seeded source
    /// of chance and the row's number from 0.</param>
    /// <returns>The same options.</returns>
    public FakeRowsOptions Column(string column, Func<Random, int, string?> value)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentNullException.ThrowIfNull(value);
        _values[column] = value;
        return this;
    }

    /// <summary>Takes the values of columns that refer to another product (<c>[References]</c>) from rows of it.</summary>
    /// <typeparam name="TRow">The other product's record.</typeparam>
    /// <param name="rows">Its rows.</param>
    /// <returns>The same options.</returns>
    public FakeRowsOptions ReferTo<TRow>(FakeRows<TRow> rows)
        where TRow : class, IDataProductRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        Referenced.Add(rows);
        return this;
    }
}
