using DataProducts.Access;
using DataProducts.Query;

namespace DataProducts;

/// <summary>What one person may read of a product, as rows of the producer's record. Nothing is read before a purpose is named.</summary>
/// <typeparam name="TRow">The annotated record, from the producer's contract package.</typeparam>
public sealed class ProductQuery<TRow>
    where TRow : class, IDataProductRow<TRow>
{
    private readonly EmbeddedPlatform _platform;
    private readonly string _person;
    private readonly int? _most;

    internal ProductQuery(EmbeddedPlatform platform, string person, int? most = null) => (_platform, _person, _most) = (platform, person, most);

    /// <summary>Reads no more than some rows; which of them is not defined.</summary>
    /// <param name="rows">How many at most, 1 or more.</param>
    /// <returns>The query.</returns>
    public ProductQuery<TRow> Take(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return new(_platform, _person, rows);
    }

    /// <summary>Reads the rows for a purpose.</summary>
    /// <param name="purpose">What for, an id that the people file or the standards know.</param>
    /// <param name="cancellationToken">Interrupts the engine.</param>
    /// <returns>The rows that policy shows; personal data that it does not open is a token.</returns>
    /// <exception cref="DataProductException"><c>DP1261</c>: policy withholds a column that the record cannot do without. <c>DP1004</c>: the
    /// product is not registered. Otherwise as <see cref="EmbeddedPlatform.QueryAsync"/>.</exception>
    public async Task<ProductRows<TRow>> For(string purpose, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        var product = ProductReference.Of(TRow.Schema.Product, TRow.Schema.Version);
        var model = await _platform.FindModelAsync(product.ToString(), cancellationToken).ConfigureAwait(false)
            ?? throw new DataProductException("DP1004", $"{product} is not registered on this platform.");
        var port = ContractPort.Of<TRow>();
        var answer = await _platform.QueryAsync(port.Select(_most), _person, purpose, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new ProductRows<TRow>(answer.Request, answer.Denied, Rows(port, answer, model.Standards), answer.Refused) { Notices = answer.Notices };
    }

    private static List<TRow> Rows(ContractPort port, GovernedAnswer answer, StandardsPackage standards)
    {
        var rows = new List<TRow>(answer.Rows.Count);
        var problems = new RowProblems();
        foreach (var cells in answer.Rows)
        {
            rows.Add(TRow.Read(port.Fields(cells), standards.Jurisdictions, problems) ?? throw Withheld(problems));
        }

        return rows;
    }

    // The lake holds only rows that fit the record, so what does not fit now was taken out of the answer.
    private static DataProductException Withheld(RowProblems problems) => new(
        "DP1261",
        $"Policy withholds {string.Join(", ", problems.All.Select(problem => $"'{problem.Column}'").Distinct(StringComparer.Ordinal))}, without "
        + $"which there is no {typeof(TRow).Name}. Ask for the other columns by {nameof(EmbeddedPlatform)}.{nameof(EmbeddedPlatform.QueryAsync)}, or ask "
        + "the producer to make the property nullable.");
}
