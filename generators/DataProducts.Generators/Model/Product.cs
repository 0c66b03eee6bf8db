namespace DataProducts.Generators.Model;

/// <summary>All that the annotations of a product's records say.</summary>
/// <param name="Id">The product, <c>domain.product</c>.</param>
/// <param name="Domain">The owning domain.</param>
/// <param name="Owner">The team's address, or null.</param>
/// <param name="Version">The contract's version.</param>
/// <param name="Description">What one row is, or null.</param>
/// <param name="Jurisdiction">The code that holds for every row, or null where a column says it.</param>
/// <param name="DerivedFrom">The products that this one is made of, in ordinal order.</param>
/// <param name="Ports">The ports: the product's own record first, then the further ones in the ordinal order of their names.</param>
internal sealed record Product(
    string Id,
    string Domain,
    string? Owner,
    string Version,
    string? Description,
    string? Jurisdiction,
    EquatableArray<string> DerivedFrom,
    EquatableArray<Port> Ports)
{
    /// <summary>Gets the only purposes for which the product may be used, in ordinal order; empty for all that policy permits.</summary>
    public EquatableArray<string> Purposes { get; init; }

    /// <summary>Gets the regimes that all rows and tokens are under, in ordinal order.</summary>
    public EquatableArray<string> Regimes { get; init; }

    /// <summary>Gets the record that bears the product's annotation.</summary>
    public RecordName Record => Ports[0].Record;

    /// <summary>Adds those of the further ports that are this product's and can be told apart.</summary>
    public Product With(IEnumerable<FurtherPort> further)
    {
        var known = further
            .Where(one => one.Product == Record.MetadataName)
            .Select(static one => one.Port)
            .GroupBy(static port => port.Name, StringComparer.Ordinal)
            .Where(group => group.Key != Ports[0].Name && group.Count() == 1)
            .Select(static group => group.Single())
            .OrderBy(static port => port.Name, StringComparer.Ordinal)
            .ToArray();
        return known.Length == 0 ? this : this with { Ports = new([Ports[0], .. known]) };
    }
}
