using DataProducts.Query;
using DataProducts.Vault.Telemetry;
using DataProducts.VaultApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataProducts.Vault.Endpoints;

/// <summary><c>POST /vault/v1/export</c>.</summary>
internal static class ExportEndpoint
{
    public static async Task<Ok<ExportAnswer>> HandleAsync(ExportBody body, VaultOptions vault, EmbeddedPlatform platform, HttpContext context)
    {
        var question = new SubjectQuestion(vault.Jurisdiction, body.Product, VaultCaller.Of(context), body.Subject);
        var outcome = await platform.ExportAsync(question, context.RequestAborted).ConfigureAwait(false);
        if (outcome.Items is not { } items)
        {
            throw new VaultDeniedException(outcome.Refused);
        }

        VaultTelemetry.Count("export", vault.Jurisdiction, items.Count);
        var answers = items.Select(item => new ExportedBody(
            item.Space.ToString(), item.Kind, item.Token, item.Original, item.Spelling, item.Batch, item.Created));
        return TypedResults.Ok(new ExportAnswer(outcome.Request, vault.Jurisdiction.Code, [.. answers]));
    }
}
