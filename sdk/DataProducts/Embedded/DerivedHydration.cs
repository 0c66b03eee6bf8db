using DataProducts.Contracts;
using DataProducts.Hydration;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts;

/// <summary>Makes the source of a derived product: its SQL, checked against what the contract names, decided and recorded.</summary>
internal sealed class DerivedHydration(ProductManifest product, PortSchema schema, QueryPlatform platform)
{
    /// <summary>Under which person's id a product asks.</summary>
    public static string PersonOf(string product) => $"product:{product}";

    /// <summary>Decides; the rows are computed when they are read, and not at all if their batch is in the lake.</summary>
    public async Task<DerivedSource> SourceAsync(DerivedQuery derived, CancellationToken cancellationToken)
    {
        if (schema.Pii.Count > 0)
        {
            throw DerivedErrors.PersonalColumns(schema);
        }

        var query = SqlGate.Parse(derived.Sql);
        RefuseOtherSources(query);

        // The register of opaque ids is for people: a product is nobody, and its id may stand in the log.
        var queries = new GovernedQueries(platform with { PrincipalOf = id => id });
        var divided = await queries.DivideAsync(query, PersonOf(product.Id), derived.Purpose, cancellationToken).ConfigureAwait(false);
        if (divided.Denied is [var denied, ..])
        {
            throw DerivedErrors.Denied(product.Id, denied, derived.Purpose);
        }

        return new DerivedSource([.. divided.Jurisdictions
            .Where(jurisdiction => product.Jurisdiction is null || product.Jurisdiction == jurisdiction)
            .Select(jurisdiction => new DerivedPart(
                jurisdiction, divided.IdentityOf(jurisdiction), cancellation => RowsAsync(divided, jurisdiction, cancellation)))])
        {
            Origin = OriginOf(divided),
        };
    }

    // For lineage events: what the SQL reads, by the tables' names in the lake.
    private static DerivedOrigin OriginOf(DividedQuery divided)
    {
        var tables = divided.Tables.ToDictionary(
            table => table.Name,
            table =>
            {
                var source = divided.Products[table.Name];
                return new DerivedTable(
                    source.Id, source.MajorVersion, SqlTableName.Parse(table.Name).Port ?? source.Name, table.Branches.Select(branch => branch.Jurisdiction).ToHashSet());
            },
            StringComparer.Ordinal);
        return new([.. tables.Values], divided.Origins().ToDictionary(
            pair => pair.Key,
            pair => (IReadOnlyList<DerivedField>)[.. pair.Value.Select(origin => new DerivedField(tables[origin.Table], origin.Column, origin.IsUnchanged))],
            StringComparer.Ordinal));
    }

    private async ValueTask<DerivedRows> RowsAsync(DividedQuery divided, Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        var result = await divided.RunAsync(jurisdiction, cancellationToken).ConfigureAwait(false);
        RefuseTokens(result);
        return new DerivedRows([.. result.Columns.Select(column => column.Name)], result.Rows);
    }

    private void RefuseOtherSources(GatedQuery query)
    {
        if (product.DerivedFrom.Count == 0)
        {
            throw DerivedErrors.NotDerived(product.Id);
        }

        if (query.Products.Count == 0)
        {
            throw DerivedErrors.NoSource(product.Id);
        }

        foreach (var table in query.Products)
        {
            // domain.product__port is a port of domain.product: no id has two underscores in a row.
            if (!product.DerivedFrom.Contains(table.Split("__")[0], StringComparer.Ordinal))
            {
                throw DerivedErrors.ForeignSource(product.Id, table);
            }
        }
    }

    // By the cells too: behind DISTINCT, GROUP BY or a function, the plan no longer knows a column of tokens. It finds what somebody does by
    // mistake; whoever cuts a token into pieces is past our help.
    private void RefuseTokens(QueryResult result)
    {
        if (result.Tokens is [var known, ..])
        {
            throw DerivedErrors.Tokens(schema, result.Columns[known.Column].Name);
        }

        foreach (var row in result.Rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                // A nested cell is looked through as the text that it becomes.
                if (row[i] is string or System.Collections.IEnumerable && CellText.Of(row[i])!.Contains(Token.Prefix, StringComparison.Ordinal))
                {
                    throw DerivedErrors.Tokens(schema, result.Columns[i].Name);
                }
            }
        }
    }
}
