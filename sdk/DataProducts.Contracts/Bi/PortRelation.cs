namespace DataProducts.Contracts;

/// <summary>A column of a port whose values identify a row of a port of the same product.</summary>
/// <param name="From">The port that refers.</param>
/// <param name="Column">Its column.</param>
/// <param name="To">The port that is referred to.</param>
/// <param name="Target">Its column: the whole key, or unique.</param>
internal sealed record PortRelation(PortManifest From, ColumnManifest Column, PortManifest To, ColumnManifest Target)
{
    /// <summary>Gives the relations within a product. A reference to another product leads out of the model, so it is none; neither is one
    /// that may find several rows.</summary>
    public static IEnumerable<PortRelation> Of(ProductManifest manifest) =>
        from port in manifest.Ports
        from column in port.Columns
        where column.References is { } reference && string.Equals(reference.Product, manifest.Id, StringComparison.Ordinal)
        let to = manifest.FindPort(column.References!.Port)
        let target = to?.FindColumn(column.References!.Column)
        where target is not null && (target.Unique || (to.Key is [var key] && string.Equals(key, target.Name, StringComparison.Ordinal)))
        select new PortRelation(port, column, to, target);
}
