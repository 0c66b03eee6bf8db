using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>The regimes, such as <c>ch.cid</c>, that a product's rows and the tokens it uses are under. Tokens are shared by what shares
/// their space, so they are under the regimes of all products that do: nobody opens them by way of a product that names none.</summary>
public sealed class ProductRegimes
{
    private readonly ProductManifest _product;
    private readonly IReadOnlyList<ProductManifest> _all;

    private ProductRegimes(ProductManifest product, IReadOnlyList<ProductManifest> all)
    {
        _product = product;
        _all = all;
        Rows = Sorted([.. Sources(product).SelectMany(OfRows)]);
    }

    /// <summary>Gets what the rows are under: what the product, its columns in clear and the products that it is derived from name.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Works out a product's regimes.</summary>
    /// <param name="product">The product.</param>
    /// <param name="others">The other products of the platform; itself may be among them, and majors of one product.</param>
    /// <returns>The regimes.</returns>
    public static ProductRegimes Of(ProductManifest product, IReadOnlyList<ProductManifest> others)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(others);
        return new ProductRegimes(product, [product, .. others]);
    }

    /// <summary>Tells what tokens of a kind are under in one of the token spaces that the product uses.</summary>
    /// <param name="scope">The space's scope: a domain, or <c>*</c> for a whole jurisdiction.</param>
    /// <param name="kind">The kind of personal data.</param>
    /// <returns>The regimes, in ordinal order.</returns>
    public IReadOnlyList<string> OfTokens(string scope, PiiKind kind) => Sorted(
        from product in _all
        where scope == TokenScope.Jurisdiction || string.Equals(product.Domain, scope, StringComparison.Ordinal)
        from port in product.Ports
        where port.Columns.Any(column => TokenScope.Holds(product, column, scope, kind))
        from regime in Rows
            .Concat(product.Regimes)
            .Concat(port.Columns.Where(column => TokenScope.Holds(product, column, scope, kind)).SelectMany(column => column.Regimes))
        select regime);

    /// <summary>Refuses a regime that the matrix does not know: nothing would hold for it.</summary>
    /// <exception cref="AccessException"><c>DP1909</c>.</exception>
    internal void ThrowIfUnknown(TransferMatrix matrix)
    {
        var named = _product.Regimes.Concat(_product.Ports.SelectMany(port => port.Columns).SelectMany(column => column.Regimes)).Concat(Rows);
        if (named.FirstOrDefault(regime => !matrix.Regimes.Contains(regime, StringComparer.Ordinal)) is { } unknown)
        {
            throw new AccessException(
                "DP1909",
                $"{_product.Id} is under the regime '{unknown}', which no override of the transfer matrix {matrix.Version} is about. Known: {string.Join(", ", matrix.Regimes)}.");
        }
    }

    private static IEnumerable<string> OfRows(ProductManifest product) =>
        product.Regimes.Concat(product.Ports.SelectMany(port => port.Columns).Where(column => column.Pii is null).SelectMany(column => column.Regimes));

    // A source that is not here cannot be asked; its own tokens are still under its regimes wherever they are opened.
    private List<ProductManifest> Sources(ProductManifest product)
    {
        var found = new List<ProductManifest>();
        var open = new Queue<ProductManifest>([product]);
        while (open.TryDequeue(out var one))
        {
            if (!found.Contains(one))
            {
                found.Add(one);
                foreach (var source in _all.Where(other => one.DerivedFrom.Contains(other.Id, StringComparer.Ordinal)))
                {
                    open.Enqueue(source);
                }
            }
        }

        return found;
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> regimes) => [.. regimes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
