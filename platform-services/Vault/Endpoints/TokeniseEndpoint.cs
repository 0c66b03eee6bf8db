using DataProducts.Query;
using DataProducts.VaultApi;
using DataProducts.Vault.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataProducts.Vault.Endpoints;

/// <summary><c>POST /vault/v1/tokenise</c>.</summary>
internal static class TokeniseEndpoint
{
    private const int LongestBatch = 200;

    public static async Task<Ok<TokeniseAnswer>> HandleAsync(TokeniseBody body, VaultOptions vault, EmbeddedPlatform platform, HttpContext context)
    {
        if (body.Batch.Length is 0 or > LongestBatch)
        {
            throw new BadHttpRequestException("A batch has 1 to 200 characters.");
        }

        var question = new VaultQuestion(vault.Jurisdiction, body.Product, body.Column.Kind, VaultCaller.Of(context), null);
        var column = new PiiColumn(body.Column.Name, body.Column.Kind, body.Column.Mode, true)
        {
            Scope = body.Column.Scope,
            KeepSpelling = body.Column.KeepSpelling,
        };
        var cells = body.Cells;
        var values = new VaultValues(
            column,
            new TokenOrigin(body.Batch, cells.Select(cell => cell.Row).ToArray()),
            cells.Select(cell => cell.Value).ToArray(),
            cells.Select(cell => SubjectOf(cell.Subject)).ToArray());
        var made = await platform.TokeniseAsync(question, values, context.RequestAborted).ConfigureAwait(false);
        if (made.Denied)
        {
            throw new VaultDeniedException(made.Refused);
        }

        VaultTelemetry.Count("tokenise", vault.Jurisdiction, cells.Count);
        return TypedResults.Ok(new TokeniseAnswer(made.Request, vault.Jurisdiction.Code, made.Tokens, made.Erased));
    }

    internal static SubjectRef SubjectOf(string? text) =>
        SubjectText.TryParse(text, out var subject) ? subject : throw new BadHttpRequestException("A subject is 32 hex digits.");
}
