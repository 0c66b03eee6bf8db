namespace DataProducts.Lake;

/// <summary>What the tables of a port are called (ARCHITECTURE: Glue database <c>{jurisdiction}__domain__product__v{major}</c>, table =
/// port). Both middle parts come from the product's id, which is unique across the mesh; its domain may be another.</summary>
public static class TableNames
{
    /// <summary>Gives the table of one jurisdiction, for example <c>eu__retail__customers__v1.customers</c>.</summary>
    /// <param name="product">The product's id, for example <c>retail.customers</c>.</param>
    /// <param name="majorVersion">The major version of the contract.</param>
    /// <param name="port">The port's name.</param>
    /// <param name="jurisdiction">Whose law protects the rows.</param>
    /// <returns>The table's identifier, in lower case.</returns>
    public static TableId Of(string product, string majorVersion, string port, Jurisdiction jurisdiction) =>
        Lower($"{jurisdiction.Code}__{Space(product, majorVersion)}", port);

    /// <summary>Gives the table of quarantine records, for example <c>retail__customers__v1.customers</c>.</summary>
    /// <param name="product">The product's id.</param>
    /// <param name="majorVersion">The major version of the contract.</param>
    /// <param name="port">The port's name.</param>
    /// <returns>The table's identifier, in lower case.</returns>
    public static TableId Quarantine(string product, string majorVersion, string port) => Lower(Space(product, majorVersion), port);

    private static string Space(string product, string majorVersion) =>
        $"{product.Replace(".", "__", StringComparison.Ordinal)}__v{majorVersion}";

    private static TableId Lower(string space, string port) => new(space.ToLowerInvariant(), port.ToLowerInvariant());
}
