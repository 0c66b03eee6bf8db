namespace DataProducts.Lake;

/// <summary>What the tables of a port are called (ARCHITECTURE: Glue database <c>{jurisdiction}__domain__product__v{major}</c>, table =
/// port).</summary>
public static class TableNames
{
    /// <summary>Gives the table of one jurisdiction, for example <c>eu__retail__customers__v1.customers</c>.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="product">The part of the product's id after the dot.</param>
    /// <param name="majorVersion">The major version of the contract.</param>
    /// <param name="port">The port's name.</param>
    /// <param name="jurisdiction">Whose law protects the rows.</param>
    /// <returns>The table's identifier, in lower case.</returns>
    public static TableId Of(string domain, string product, string majorVersion, string port, Jurisdiction jurisdiction) =>
        Lower($"{jurisdiction.Code}__{domain}__{product}__v{majorVersion}", port);

    /// <summary>Gives the table of quarantine records, for example <c>retail__customers__v1.customers</c>.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="product">The part of the product's id after the dot.</param>
    /// <param name="majorVersion">The major version of the contract.</param>
    /// <param name="port">The port's name.</param>
    /// <returns>The table's identifier, in lower case.</returns>
    public static TableId Quarantine(string domain, string product, string majorVersion, string port) =>
        Lower($"{domain}__{product}__v{majorVersion}", port);

    private static TableId Lower(string space, string port) => new(space.ToLowerInvariant(), port.ToLowerInvariant());
}
