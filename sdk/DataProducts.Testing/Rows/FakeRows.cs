using System.Collections;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Makes rows up from a contract: valid by construction, and the same for the same seed.</summary>
public static class FakeRows
{
    /// <summary>Makes rows of a product up.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="seed">What the rows depend on, with contract and options.</param>
    /// <param name="count">How many.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="DataProductException"><c>DP1284</c>: of a column's rules no value can be made; the message says of which, and
    /// <see cref="FakeRowsOptions.Column"/> helps. <c>DP1285</c>: a column cannot have that many different values.</exception>
    public static FakeRows<TRow> Of<TRow>(int seed, int count, Action<FakeRowsOptions>? configure = null)
        where TRow : class, IDataProductRow<TRow>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var options = new FakeRowsOptions();
        configure?.Invoke(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MissingOfTen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MissingOfTen, 10);
        var product = ManifestReader.Parse(TRow.Manifest);
        var port = product.FindPort(TRow.Schema.Port)!;
        var texts = new FakeTable(product, port, TRow.Schema, options, seed).Make(count);
        return new FakeRows<TRow>(product, port, Rows<TRow>(texts, options), texts);
    }

    // Through the generated code, as rows of a source come: what it refuses is never given to a test as a valid row.
    private static TRow[] Rows<TRow>(FakeTexts texts, FakeRowsOptions options)
        where TRow : class, IDataProductRow<TRow>
    {
        var problems = new RowProblems();
        var rows = new TRow[texts.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            var read = TRow.Read(texts.Fields(row), options.Countries, problems);
            if (read is not null)
            {
                TRow.Validate(read, problems);
                rows[row] = read;
            }

            if (problems.Count > 0)
            {
                var (rule, column) = problems.All[0];
                throw FakeErrors.Refused(TRow.Schema.Product, column, rule);
            }
        }

        return rows;
    }
}

/// <summary>Made-up rows of a product.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
public sealed class FakeRows<TRow> : IReadOnlyList<TRow>, IFakeRows
    where TRow : class, IDataProductRow<TRow>
{
    private readonly TRow[] _rows;
    private readonly FakeTexts _texts;

    internal FakeRows(ProductManifest product, PortManifest port, TRow[] rows, FakeTexts texts) =>
        (Product, Port, _rows, _texts) = (product, port, rows, texts);

    /// <summary>Gets how many rows there are.</summary>
    public int Count => _rows.Length;

    /// <summary>Gets a row.</summary>
    /// <param name="index">Its number, from 0.</param>
    public TRow this[int index] => _rows[index];

    internal ProductManifest Product { get; }

    internal PortManifest Port { get; }

    /// <summary>Gives the rows as a source writes them.</summary>
    /// <returns>CSV (RFC 4180) with a header.</returns>
    public string ToCsv() => _texts.ToCsv();

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => ((IEnumerable<TRow>)_rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IReadOnlyList<string>? IFakeRows.FindValues(ColumnReference reference) =>
        reference.Product == Product.Id && (reference.Port ?? Product.Name) == Port.Name ? _texts.ValuesOf(reference.Column) : null;
}

/// <summary>Rows that others refer to.</summary>
internal interface IFakeRows
{
    /// <summary>Gives the values of a column that is referred to; null if it is another product's or port's.</summary>
    IReadOnlyList<string>? FindValues(ColumnReference reference);
}
