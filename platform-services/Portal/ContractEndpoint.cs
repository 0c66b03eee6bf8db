using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DataProducts.Portal;

/// <summary>Gives a contract as a file.</summary>
internal static class ContractEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/products/{id}/contract.yaml", ReadAsync).RequireAuthorization().WithMetadata(PortalPageMarker.Instance);

    private static async Task<Results<ContentHttpResult, NotFound>> ReadAsync(string id, EmbeddedPlatform platform, HttpContext context) =>
        await platform.Catalog.FindAsync(id, context.RequestAborted).ConfigureAwait(false) is { } product
            ? TypedResults.Content(product.Contract, "application/yaml; charset=utf-8") // RFC 9512
            : TypedResults.NotFound();
}
