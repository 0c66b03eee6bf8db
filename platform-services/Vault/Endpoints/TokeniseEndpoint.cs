using DataProducts.Query;
using DataProducts.Vault.Telemetry;
using DataProducts.VaultApi;
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

        var cells = body.Cells;
        var values = new VaultValues(
            ColumnOf(body.Column),
            new TokenOrigin(body.Batch, cells.Select(cell => cell.Row).ToArray()),
            cells.Select(cell => cell.Value).ToArray(),
            cells.Select(cell => SubjectOf(cell.Subject)).ToArray());
        var made = await platform.TokeniseAsync(QuestionOf(body.Product, vault, context), vault.Jurisdiction, values, context.RequestAborted).ConfigureAwait(false);
        if (made.Denied)
        {
            throw new VaultDeniedException(made.Refused, made.RetryAfter);
        }

        VaultTelemetry.Count("tokenise", vault.Jurisdiction, cells.Count);
        return TypedResults.Ok(new TokeniseAnswer(made.Request, vault.Jurisdiction.Code, made.Tokens, made.Erased));
    }

    internal static VaultQuestion QuestionOf(string product, VaultOptions vault, HttpContext context) => new(product, VaultCaller.Of(context), null)
    {
        Serves = vault.Jurisdiction,
        IsHydration = VaultScopes.Has(context.User, VaultScopes.Hydrate),
    };

    internal static PiiColumn ColumnOf(ColumnBody column) => new(column.Name, column.Kind, column.Mode, true)
    {
        Scope = column.Scope,
        KeepSpelling = column.KeepSpelling,
    };

    internal static SubjectRef SubjectOf(string? text) =>
        SubjectText.TryParse(text, out var subject) ? subject : throw new BadHttpRequestException("A subject is 32 hex digits.");
}
