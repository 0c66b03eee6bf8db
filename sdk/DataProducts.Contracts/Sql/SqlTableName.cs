namespace DataProducts.Contracts;

/// <summary>What a port is called in SQL: <c>retail.customers</c>, a further port <c>retail.customers__addresses</c>, and of one major
/// version <c>retail.customers__v1</c> and <c>retail.customers__v1__addresses</c>.</summary>
/// <remarks>No name of a product or port has two underscores in a row, and no port is called like a major version.</remarks>
/// <param name="Product">The product, or one major version of it; without it the newest that is published is meant.</param>
/// <param name="Port">A further port; null for the product's own.</param>
public readonly record struct SqlTableName(ProductReference Product, string? Port)
{
    private const string Separator = "__";

    /// <summary>Names a port.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="port">One of its ports.</param>
    /// <param name="withMajor">Whether exactly this major version is meant, and not the newest.</param>
    /// <returns>The name.</returns>
    public static SqlTableName Of(ProductManifest manifest, PortManifest port, bool withMajor)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(port);
        return new(
            withMajor ? manifest.Reference : new ProductReference(manifest.Id),
            string.Equals(port.Name, manifest.Name, StringComparison.Ordinal) ? null : port.Name);
    }

    /// <summary>Reads a name.</summary>
    /// <param name="name">The name, of any content.</param>
    /// <returns>What it names; nothing that there is, if it is no such name.</returns>
    public static SqlTableName Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var (product, rest) = Split(name);
        var (first, further) = rest is null ? (null, null) : Split(rest);
        return first is not null && IsMajor(first) ? new(new(product, first[1..]), further) : new(new(product), rest);
    }

    /// <summary>Says whether a name is that of a major version, such as <c>v1</c>.</summary>
    internal static bool IsMajor(string name) => name.Length > 1 && name[0] == 'v' && ProductReference.IsMajor(name.AsSpan(1));

    /// <summary>Gives the name after the schema, such as <c>customers__v1</c>.</summary>
    internal string Table() => ToString()[(ToString().IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        Separator, new[] { Product.Id, Product.Major is null ? null : $"v{Product.Major}", Port }.OfType<string>());

    private static (string First, string? Further) Split(string name)
    {
        var end = name.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? (name, null) : (name[..end], name[(end + Separator.Length)..]);
    }
}
