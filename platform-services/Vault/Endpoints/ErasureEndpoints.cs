using DataProducts.Query;
using DataProducts.VaultApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataProducts.Vault.Endpoints;

/// <summary><c>POST /vault/v1/erase</c> and <c>/vault/v1/readmit</c>.</summary>
internal static class ErasureEndpoints
{
    public static async Task<Ok<ErasureAnswer>> EraseAsync(ErasureBody body, VaultOptions vault, EmbeddedPlatform platform, HttpContext context) =>
        Answer(vault, await platform.EraseAsync(Question(body, vault, context), body.Request, context.RequestAborted).ConfigureAwait(false));

    public static async Task<Ok<ErasureAnswer>> ReadmitAsync(ErasureBody body, VaultOptions vault, EmbeddedPlatform platform, HttpContext context) =>
        Answer(vault, await platform.ReadmitAsync(Question(body, vault, context), body.Request, context.RequestAborted).ConfigureAwait(false));

    private static SubjectQuestion Question(ErasureBody body, VaultOptions vault, HttpContext context) =>
        new(vault.Jurisdiction, body.Product, VaultCaller.Of(context), body.Subject);

    private static Ok<ErasureAnswer> Answer(VaultOptions vault, ErasureOutcome outcome) => outcome.Erasure is { } done
        ? TypedResults.Ok(new ErasureAnswer(
            outcome.Request, vault.Jurisdiction.Code, done.Order.Subject.ToString(), done.Before, done.After, done.Keys, done.Items))
        : throw new VaultDeniedException(outcome.Refused);
}
