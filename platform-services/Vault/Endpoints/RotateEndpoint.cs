using DataProducts.Query;
using DataProducts.VaultApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataProducts.Vault.Endpoints;

/// <summary><c>POST /vault/v1/rotate</c>.</summary>
internal static class RotateEndpoint
{
    public static async Task<Ok<RotateAnswer>> HandleAsync(RotateBody body, VaultOptions vault, EmbeddedPlatform platform, HttpContext context)
    {
        var key = new KeyQuestion(vault.Jurisdiction, body.Product, VaultCaller.Of(context), body.Column.Name) { Like = TokeniseEndpoint.ColumnOf(body.Column) };
        var outcome = await platform.RotateAsync(key, body.Request, context.RequestAborted).ConfigureAwait(false);
        return outcome.Version is { } version
            ? TypedResults.Ok(new RotateAnswer(outcome.Request, vault.Jurisdiction.Code, version))
            : throw new VaultDeniedException(outcome.Refused);
    }
}
