using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>In which token spaces a product's columns keep their originals: the domain's own, or the one that a whole jurisdiction
/// shares.</summary>
internal static class TokenScope
{
    /// <summary>The scope of the space that all domains of a jurisdiction share.</summary>
    public const string Jurisdiction = TokenSpaceId.WholeJurisdiction;

    /// <summary>Gives the scope of a column's tokens; the domain's for a column that is not personal.</summary>
    public static string Of(ProductManifest product, ColumnManifest column) =>
        TokenSpaceId.ScopeOf(column.Pii?.Scope ?? JoinScope.Domain, product.Domain);

    /// <summary>Gives the kinds and scopes of a port, each pair once.</summary>
    public static IReadOnlyList<(PiiKind Kind, string Scope)> Of(ProductManifest product, PortManifest port) =>
    [
        .. port.Columns.Where(column => column.Pii is not null).Select(column => (column.Pii!.Kind, Of(product, column))).Distinct(),
    ];

    public static bool Holds(ProductManifest product, ColumnManifest column, string scope, PiiKind kind) =>
        column.Pii?.Kind == kind && string.Equals(Of(product, column), scope, StringComparison.Ordinal);
}
