using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>What a product's policy says too widely: whom it is about (DP0301), and what it reads (DP0302). The rules have their pages
/// among the analyzers' (<c>analyzers/rules</c>); they are checked here, where there is a Cedar parser.</summary>
internal static class ProductPolicies
{
    public const string Unscoped = "DP0301";
    public const string FarReading = "DP0302";

    // RFC 76: the request's own entities, and nothing that those name.
    private static readonly ValidationOptions OwnEntitiesOnly = new() { MaxLevel = 1 };

    /// <summary>Gives an error for each policy that names neither a product of its own nor a domain of theirs, and for each forbid that
    /// reads entities other than the request's.</summary>
    /// <param name="team">The team's policies.</param>
    /// <param name="products">The products that they are for.</param>
    /// <param name="schemas">The products' schemas.</param>
    public static IEnumerable<CedarDiagnostic> Problems(
        PolicySet team, IReadOnlyList<ProductManifest> products, IReadOnlyList<CedarSchema> schemas) =>
        products.Count == 0 ? [] : [.. Unnamed(team, products), .. Far(team, schemas)];

    private static IEnumerable<CedarDiagnostic> Unnamed(PolicySet team, IReadOnlyList<ProductManifest> products)
    {
        var domains = products.Select(product => product.Domain).ToHashSet(StringComparer.Ordinal);
        var scopes = products
            .SelectMany(product => product.Ports.SelectMany(port => TokenScope.Of(product, port)))
            .Select(space => space.Scope).Concat(domains).ToHashSet(StringComparer.Ordinal);
        HashSet<EntityUid> own =
        [
            .. products.Select(product => Names.Product(product.Id)),
            .. domains.Select(Names.Domain),
        ];
        var rows = products.SelectMany(product => product.Ports.Select(port => RowEntityType.Of(product, port).Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var policy in team.Policies)
        {
            var scope = policy.Resource;
            var names = scope.Entities.Length > 0
                ? scope.Entities.All(entity => own.Contains(entity) || IsTokenSpaceOf(entity, scopes))
                : scope.EntityType is { } type && rows.Contains(type);
            if (!names)
            {
                yield return new(
                    Unscoped, policy.Path, policy.Span.Line, policy.Span.Column,
                    $"the policy names neither {string.Join(" nor ", products.Select(product => $"'{product.Id}'"))} nor a domain of theirs, so where policies of "
                    + "several products lie together it decides about all of them.",
                    $"Write it into the scope: resource in {Names.Product(products[0].Id)}.")
                {
                    PolicyId = policy.Id,
                };
            }
        }
    }

    // The space that a jurisdiction shares is for products to name that have columns in it.
    private static bool IsTokenSpaceOf(EntityUid entity, HashSet<string> scopes) =>
        entity.Id.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
        && scopes.Contains(entity.Id[(slash + 1)..])
        && entity.Type == Names.TokenSpace(Jurisdiction.EU, "any").Type;

    // A permit that errs permits nothing. A forbid that errs, for want of an entity that nobody sent along, forbids nothing.
    private static IEnumerable<CedarDiagnostic> Far(PolicySet team, IReadOnlyList<CedarSchema> schemas)
    {
        var forbids = team.Policies.Where(policy => policy.Effect == PolicyEffect.Forbid).Select(policy => policy.Id).ToHashSet(StringComparer.Ordinal);
        return forbids.Count == 0
            ? []
            : schemas
                .SelectMany(schema => PolicyValidator.Validate(team, schema, OwnEntitiesOnly).Errors)
                .Where(error => error.Code == CedarCodes.Level && error.PolicyId is { } id && forbids.Contains(id))
                .Select(error => new CedarDiagnostic(
                    FarReading, error.Path, error.Line, error.Column,
                    "a forbid reads an entity that is neither the principal nor the resource nor in the context; where that entity is not sent along, the "
                    + "forbid errs, and a forbid that errs forbids nothing.",
                    "Read what the request has, or have the platform put it into the context.")
                { PolicyId = error.PolicyId });
    }
}
