using DataProducts.Query;
using DataProducts.VaultApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataProducts.Vault.Endpoints;

/// <summary><c>POST /vault/v1/detokenise-texts</c>.</summary>
internal static class DetokeniseTextsEndpoint
{
    public static async Task<Ok<DetokeniseAnswer>> HandleAsync(
        DetokeniseTextsBody body, VaultOptions vault, EmbeddedPlatform platform, HttpContext context)
    {
        var question = new VaultQuestion(body.Product, VaultCaller.Of(context), body.Purpose) { Serves = vault.Jurisdiction };
        var cells = body.Cells.Select(cell => new TokenCell(cell.Text, TokeniseEndpoint.SubjectOf(cell.Subject))).ToList();
        var opened = await platform.DetokeniseTextsAsync(
            question, vault.Jurisdiction, body.Kind, cells, context.RequestAborted).ConfigureAwait(false);
        return DetokeniseEndpoint.Answer(vault, "detokenise-texts", opened);
    }
}
