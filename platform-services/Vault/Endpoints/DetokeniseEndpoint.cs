using DataProducts.Query;
using DataProducts.Vault.Telemetry;
using DataProducts.VaultApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataProducts.Vault.Endpoints;

/// <summary><c>POST /vault/v1/detokenise</c>.</summary>
internal static class DetokeniseEndpoint
{
    public static async Task<Ok<DetokeniseAnswer>> HandleAsync(DetokeniseBody body, VaultOptions vault, EmbeddedPlatform platform, HttpContext context)
    {
        var question = new VaultQuestion(body.Product, VaultCaller.Of(context), body.Purpose) { Serves = vault.Jurisdiction };
        var cells = body.Cells.Select(cell => new TokenCell(cell.Token, TokeniseEndpoint.SubjectOf(cell.Subject))).ToList();
        var opened = await platform.DetokeniseAsync(question, cells, context.RequestAborted).ConfigureAwait(false);
        return Answer(vault, "detokenise", opened);
    }

    internal static Ok<DetokeniseAnswer> Answer(VaultOptions vault, string operation, OpenedTokens opened)
    {
        if (opened.Denied)
        {
            throw new VaultDeniedException(opened.Refused, opened.RetryAfter);
        }

        VaultTelemetry.Count(operation, vault.Jurisdiction, opened.Cells.Count);
        var answers = opened.Cells.Select(cell => new OpenedBody(cell.State, cell.Value));
        var refused = opened.Refused.Select(one => new PolicyBody(one.Policy, one.Reason));
        return TypedResults.Ok(new DetokeniseAnswer(opened.Request, vault.Jurisdiction.Code, [.. answers], [.. refused]));
    }
}
