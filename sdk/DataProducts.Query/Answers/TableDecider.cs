using DataProducts.Access;
using DataProducts.Cedar;
using DataProducts.Contracts;
using DataProducts.Lake;
using DataProducts.Query.Governed;

namespace DataProducts.Query;

/// <summary>Decides about one table of a query and finds the files of the published snapshots.</summary>
internal sealed class TableDecider(QueryPlatform platform, AccessQuestion question)
{
    /// <summary>Decides about a table named as in SQL: <c>domain.product</c> or <c>domain.product__port</c>, and in one major version
    /// <c>domain.product__v1</c>; see <see cref="SqlTableName"/>.</summary>
    public async ValueTask<TableDecision> DecideAsync(string name, CancellationToken cancellationToken)
    {
        var table = SqlTableName.Parse(name);
        var model = await platform.Products(table.Product.ToString(), cancellationToken).ConfigureAwait(false) ?? throw Unknown(name);
        var port = model.Product.FindPort(table.Port ?? model.Product.Name) ?? throw Unknown(name);
        var version = await platform.Versions.CurrentAsync(model.Product.Reference.ToString(), port.Name, cancellationToken).ConfigureAwait(false)
            ?? throw new QueryRefusedException("DP1814", $"{name} is registered, but nothing has been published yet; hydrate it first.");

        var decider = new AccessDecider(model, platform.People);
        var decisions = new List<BranchAccess>();
        var branches = new List<GovernedBranch>();
        foreach (var (jurisdiction, snapshot) in version.Snapshots.OrderBy(pair => pair.Key.Code, StringComparer.Ordinal))
        {
            var access = decider.Decide(port, jurisdiction, question);
            decisions.Add(access);
            branches.Add(await BranchAsync(model.Product, port, access, snapshot, cancellationToken).ConfigureAwait(false));
        }

        var columns = port.Columns.Select(column => new GovernedColumn(column.Name, column.Type, column.Pii?.Kind)
        {
            Mode = column.Pii?.Mode ?? TokenMode.Deterministic,
        }).ToList();
        return new TableDecision(model, new GovernedTable(name, columns, branches), decisions)
        {
            Notice = await NoticeAsync(model.Product.Reference, cancellationToken).ConfigureAwait(false),
        };
    }

    private async ValueTask<RetirementNotice?> NoticeAsync(ProductReference product, CancellationToken cancellationToken) =>
        await platform.Retirements(product, cancellationToken).ConfigureAwait(false) is { } going
            ? new RetirementNotice(product, new ProductReference(going.Product, going.Successor), going.Ends)
            : null;

    private async ValueTask<GovernedBranch> BranchAsync(
        ProductManifest product, PortManifest port, BranchAccess access, long snapshot, CancellationToken cancellationToken)
    {
        var id = TableNames.Of(product.Id, product.MajorVersion, port.Name, access.Jurisdiction);
        var table = await platform.Lake(access.Jurisdiction).TryOpenAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new QueryFailedException("DP1815", $"The published table of {product.Id} in {access.Jurisdiction} is gone; hydrate the product again.");
        var files = await table.FilesWithCheckedDeletesAsync(snapshot, cancellationToken).ConfigureAwait(false);
        if (ReadableFiles.Problem($"{product.Id} in {access.Jurisdiction}", files) is { } problem)
        {
            throw problem;
        }

        return GovernedBranch.Of(
            access.Jurisdiction,
            files,
            DuckDbPrinter.Print(access.Rows),
            port.Columns.ToDictionary(column => column.Name, column => ActionOf(access, column), StringComparer.Ordinal));
    }

    private static ColumnAction ActionOf(BranchAccess access, ColumnManifest column)
    {
        // Where the transfer matrix allows nothing, a token is something.
        if (column.Pii is { } pii && access.Hides(pii.Kind))
        {
            return ColumnAction.Null;
        }

        if (column.Classification == Classification.Internal)
        {
            return ColumnAction.Clear;
        }

        foreach (var decided in access.Columns)
        {
            if (string.Equals(decided.Column, column.Name, StringComparison.Ordinal))
            {
                return ColumnAction.ClearWhen(DuckDbPrinter.Print(decided.ShownWhen));
            }
        }

        // A classified column without a decision: doubt denies.
        return ColumnAction.Null;
    }

    private static QueryRefusedException Unknown(string name) =>
        new(QueryErrors.UnknownProduct, $"There is no product {name} here; 'dataproduct show' lists what there is.");
}
